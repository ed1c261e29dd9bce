using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Replies;

/// <summary>A program as it stood in a block, made ready to run.</summary>
internal static partial class ProgramText
{
    /// <summary>Takes off the indentation that all of its lines share, as under an item of a list, the prompts of an interactive
    /// session with what it answered, and empty lines around it.</summary>
    public static string Clean(string code) => Dedent(WithoutPrompts(code)).Trim('\n').TrimEnd();

    private static string WithoutPrompts(string code) => Prompt().Matches(code) is { Count: > 0 } lines
        && code.TrimStart().StartsWith(">>>", StringComparison.Ordinal)
            ? string.Join('\n', lines.Select(line => line.Groups["code"].Value))
            : code;

    private static string Dedent(string code)
    {
        var lines = code.Split('\n');
        var shared = int.MaxValue;
        var scan = new PythonScan(code);
        var start = 0;
        foreach (var line in lines)
        {
            // What is inside a string is no indentation.
            scan.MoveTo(start);
            if (!scan.IsString && line.AsSpan().TrimStart() is { Length: > 0 } text)
                shared = Math.Min(shared, line.Length - text.Length);
            start += line.Length + 1;
        }

        return shared is 0 or int.MaxValue
            ? code
            : string.Join('\n', lines.Select(line => line[Math.Min(shared, line.Length - line.AsSpan().TrimStart().Length)..]));
    }

    [GeneratedRegex(@"^[ \t]*(?:>>>|\.\.\.)(?: (?<code>.*)|[ \t]*$)", RegexOptions.Multiline)]
    private static partial Regex Prompt();
}
