using System.Text.Json;
using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Replies;

/// <summary>Values as Python spells them.</summary>
internal static partial class PythonLiteral
{
    /// <summary>The longest text that is respelt, in characters.</summary>
    public const int Longest = 10_000;

    /// <summary>The value as JSON: texts in single quotation marks, <c>True</c>, <c>False</c> and <c>None</c> are respelt. What is
    /// neither JSON nor Python comes out as something that is no JSON.</summary>
    /// <param name="text">Only its first <see cref="Longest"/> characters are looked at.</param>
    public static string ToJson(string text) => Token().Replace(text[..Math.Min(text.Length, Longest)], token => token.Value switch
    {
        ['\'', .. var inner, '\''] => $"\"{JsonEncodedText.Encode(Escape().Replace(inner, escape => Plain(escape.Value)))}\"",
        "True" => "true",
        "False" => "false",
        "None" => "null",
        var same => same,
    });

    private static string Plain(string escape) => escape switch
    {
        "\\n" => "\n",
        "\\t" => "\t",
        _ => escape[1..],
    };

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""|'(?:[^'\\]|\\.)*'|\b(?:True|False|None)\b", RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex(@"\\.", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
