using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Simulation;

/// <summary>JSON that somebody else wrote.</summary>
public sealed partial class JsonText
{
    private string? high;

    /// <summary>The text with U+FFFD for every half of a surrogate pair that is escaped in it. Such JSON is well-formed, but a
    /// string with half a pair cannot be read, and models that are cut in the middle of a character write them.</summary>
    public static string WithoutHalves(string json) => json.Contains("\\ud", StringComparison.OrdinalIgnoreCase)
        ? Escape().Replace(json, escape => escape.Groups["half"].Success ? "\\ufffd" : escape.Value)
        : json;

    /// <summary>The same for the next of several pieces: a pair that is cut where a string of one ends and a string of the next
    /// begins, as programs that count in UTF-16 cut it, becomes whole in the second.</summary>
    public string Next(string json)
    {
        var before = high;
        high = null;
        return !json.Contains("\\ud", StringComparison.OrdinalIgnoreCase) ? json : WithoutHalves(Escape().Replace(json, escape =>
        {
            if (!escape.Groups["half"].Success)
                return escape.Value;
            if (!IsHigh(escape.Value))
                return json.AsSpan(0, escape.Index) is [.., '"'] ? before + escape.Value : escape.Value;
            if (json.AsSpan(escape.Index + escape.Length) is not ['"', ..])
                return escape.Value;
            high = escape.Value;
            return "";
        }));
    }

    // \ud800 to \udbff.
    private static bool IsHigh(string escape) => escape[3] is '8' or '9' or 'a' or 'A' or 'b' or 'B';

    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
