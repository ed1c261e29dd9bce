namespace CodeAct.Embodied.Evaluation.Mint;

/// <summary>Why a cell differs from its recording, where the reason is another than the world.</summary>
internal static partial class CellDifference
{
    /// <summary>No reason is known: this is what the check looks for.</summary>
    public const string Unexplained = "unexplained";

    /// <summary>An earlier cell of the episode differed, and the world with it.</summary>
    public const string FollowsAnother = "follows another";

    /// <summary>The class of the reason.</summary>
    public static string ReasonOf(string code, CellOutput recorded, CellOutput got, bool followsAnother)
    {
        if (Address().IsMatch(recorded.Text) || Address().IsMatch(got.Text))
            return "object address printed";
        if (NotebookCell.HasCommands(code))
            return "shell or notebook command";
        if (Chance().IsMatch(code))
            return "chance or clock";
        if (recorded.Exception is "TimeoutError" || got.Exception is "TimeoutError")
            return "time limit";
        if (Help().IsMatch(code))
            return "help text of another Python";
        if (recorded.Exception != got.Exception && recorded.Text == got.Text && Confined().IsMatch(code))
            return "confinement: file, input or module";
        return followsAnother ? FollowsAnother : Unexplained;
    }

    [GeneratedRegex(" at 0x[0-9a-fA-F]+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(?:random|shuffle|time|datetime|uuid)\b\s*(?:\.|import|\()|import (?:random|time|datetime|uuid)")]
    private static partial Regex Chance();

    [GeneratedRegex(@"\b(?:help|dir|vars|globals|locals)\(")]
    private static partial Regex Help();

    [GeneratedRegex(@"\b(?:open|input|exit|quit|__import__)\(|\bimport\b")]
    private static partial Regex Confined();
}
