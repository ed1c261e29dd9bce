using System.Text.Json;
using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Modes.Replies;

/// <summary>Reads values that a model wrote in JSON or as Python spells them.</summary>
internal static partial class PythonLiteral
{
    /// <summary>The value as JSON: texts in single quotation marks, <c>True</c>, <c>False</c> and <c>None</c> are respelt. What is
    /// neither JSON nor Python comes out as something that is no JSON.</summary>
    public static string ToJson(string text) => Token().Replace(text, token => token.Value switch
    {
        ['\'', .. var inner, '\''] => $"\"{JsonEncodedText.Encode(Escape().Replace(inner, escape => escape.Value is "\\'" ? "'" : Plain(escape.Value)))}\"",
        "True" => "true",
        "False" => "false",
        "None" => "null",
        var same => same,
    });

    /// <summary>Arguments of a call, such as <c>"egg 1", receptacle='fridge 1'</c>, each with its name or without; null where they
    /// are no texts.</summary>
    public static ImmutableArray<(string? Name, string Value)>? Arguments(string text)
    {
        var list = ImmutableArray.CreateBuilder<(string?, string)>();
        var at = 0;
        while (text[at..].Trim().Length > 0)
        {
            var argument = Argument().Match(text, at);
            if (!argument.Success)
                return null;
            list.Add((argument.Groups["name"] is { Success: true } name ? name.Value : null, argument.Groups["value"].Value));
            at += argument.Length;
        }

        return list.DrainToImmutable();
    }

    private static string Plain(string escape) => escape switch
    {
        "\\n" => "\n",
        "\\t" => "\t",
        "\\\\" => "\\",
        _ => escape[1..],
    };

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""|'(?:[^'\\]|\\.)*'|\b(?:True|False|None)\b", RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex(@"\\.", RegexOptions.Singleline)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\G\s*(?:(?<name>\w+)\s*[=:]\s*)?(?:""(?<value>[^""]*)""|'(?<value>[^']*)')\s*(?:,|\z)")]
    private static partial Regex Argument();
}
