using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Simulation;

/// <summary>JSON that somebody else wrote.</summary>
public static partial class JsonText
{
    /// <summary>The text with U+FFFD for every half of a surrogate pair that is escaped in it. Such JSON is well-formed, but a
    /// string with half a pair cannot be read, and models that are cut in the middle of a character write them.</summary>
    public static string WithoutHalves(string json) => json.Contains("\\ud", StringComparison.OrdinalIgnoreCase)
        ? Escape().Replace(json, escape => escape.Groups["half"].Success ? "\\ufffd" : escape.Value)
        : json;

    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
