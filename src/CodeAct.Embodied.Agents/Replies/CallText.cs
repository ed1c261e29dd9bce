using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Replies;

/// <summary>A call of a function that stands in a text as Python writes it, such as <c>take("egg 1", receptacle="fridge 1")</c>.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Arguments">One text a parameter, in their order.</param>
internal sealed partial record CallText(int Start, PrimitiveFunction Function, ImmutableArray<string> Arguments)
{
    /// <summary>The only such call in a text; null where there is none, or where nobody can say which of several is meant.</summary>
    public static CallText? Find(string text, ImmutableArray<PrimitiveFunction> functions)
    {
        CallText? found = null;
        foreach (Match match in Call().Matches(text))
        {
            if (functions.FirstOrDefault(function => function.Name == match.Groups["name"].Value) is not { } function
                || InOrder(function, match.Groups["arguments"].Value) is not { } arguments)
            {
                continue;
            }

            if (found is not null)
                return null;
            found = new CallText(match.Index, function, arguments);
        }

        return found;
    }

    private static ImmutableArray<string>? InOrder(PrimitiveFunction function, string text)
    {
        var values = new string?[function.Parameters.Length];
        var at = 0;
        for (var number = 0; !text.AsSpan(at).IsWhiteSpace(); number++)
        {
            var argument = Argument().Match(text, at);
            var place = argument.Groups["name"] is { Success: true } name ? function.Parameters.IndexOf(name.Value) : number;
            if (!argument.Success || place < 0 || place >= values.Length || values[place] is not null)
                return null;
            values[place] = argument.Groups["value"].Value;
            at += argument.Length;
        }

        return values.Contains(null) ? null : [.. values!];
    }

    [GeneratedRegex(@"(?<![\w.])(?<name>\w+)\((?<arguments>[^()\n]*)\)")]
    private static partial Regex Call();

    [GeneratedRegex(@"\G\s*(?:(?<name>\w+)\s*[=:]\s*)?(?:""(?<value>[^""]*)""|'(?<value>[^']*)')\s*(?:,|\z)")]
    private static partial Regex Argument();
}
