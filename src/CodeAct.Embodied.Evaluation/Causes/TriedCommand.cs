namespace CodeAct.Embodied.Evaluation.Causes;

/// <summary>A command's parts, right or wrong; empty where it has none.</summary>
/// <param name="Verb">One of go, open, close, examine, take, put, heat, clean, cool, slice, use, look, inventory; empty for another.</param>
internal readonly partial record struct TriedCommand(string Verb, string Thing, string Place)
{
    /// <summary>Takes a command of either dialect apart.</summary>
    public static TriedCommand Of(string command)
    {
        if (Two().Match(command) is { Success: true } two)
            return new(two.Groups[1].Value is "move" ? "put" : two.Groups[1].Value, two.Groups[2].Value, two.Groups[3].Value);
        if (One().Match(command) is not { Success: true } one)
            return new("", "", "");
        var verb = one.Groups[1].Value;
        return verb is "use" ? new("use", one.Groups[2].Value, "") : new(verb is "go to" ? "go" : verb, "", one.Groups[2].Value);
    }

    [GeneratedRegex(@"^(take|put|move|heat|clean|cool|slice) (.*?) (?:from|in/on|in|on|to|with) (.*)$")]
    private static partial Regex Two();

    [GeneratedRegex(@"^(go to|open|close|examine|use) (.*)$")]
    private static partial Regex One();
}
