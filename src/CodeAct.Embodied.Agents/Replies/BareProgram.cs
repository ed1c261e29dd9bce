using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Replies;

/// <summary>Finds a program that stands in an answer without any mark around it, where it is unmistakably one.</summary>
internal static partial class BareProgram
{
    // Written by hand, a line is shorter; looking at one takes time that grows faster than its length.
    private const int LongestLine = 1_000;

    /// <summary>Whether anything in a text is Python that does something.</summary>
    public static bool IsIn(string text) => Runs(text).Count > 0;

    /// <summary>Whether a text is Python from its first line to its last, and does something.</summary>
    public static bool IsProgram(string text) => Runs(text) is [var only] && text[..only.Start].Trim().Length == 0 && text[only.End..].Trim().Length == 0;

    /// <summary>Where the only program in a text is; null where there is none, or several with words between. What an interactive
    /// session answered between its prompts is part of it.</summary>
    public static (int Start, int End)? Find(string text) =>
        Prompt().Matches(text) is [var first, ..] prompts ? (first.Index, prompts[^1].Index + prompts[^1].Length)
        : Runs(text) is [var only] ? only
        : null;

    // Stretches of lines that are all statements, or parts of one, and of which one at least calls something.
    private static List<(int Start, int End)> Runs(string text)
    {
        List<(int Start, int End)> runs = [];
        for (var at = 0; at < text.Length; at = NextLine(text, at))
        {
            if (!IsStatement(text, at))
                continue;
            var start = at;
            at = EndOfRun(text, start);
            if (Call().IsMatch(text[start..at]))
                runs.Add((start, at));
            if (at == text.Length)
                break;
        }

        return runs;
    }

    private static int EndOfRun(string text, int start)
    {
        var scan = new PythonScan(text.AsSpan(start));
        var end = start;
        for (var at = start; at < text.Length;)
        {
            scan.MoveTo(at - start);
            var next = NextLine(text, at);
            var isBlank = string.IsNullOrWhiteSpace(text[at..next]);
            if (scan.IsStatementStart && !isBlank && !IsStatement(text, at))
                break;
            at = next;
            end = isBlank ? end : next;
        }

        return end;
    }

    private static bool IsStatement(string text, int lineStart) =>
        NextLine(text, lineStart) - lineStart <= LongestLine && Statement().IsMatch(text, lineStart);

    private static int NextLine(string text, int at) => text.IndexOf('\n', at) is var end and >= 0 ? end + 1 : text.Length;

    [GeneratedRegex(
        @"\G[ \t]*(?:>>>.*|[rbfu]{0,2}(?:""""""|''').*|\.\.\. .*|#.*|@\w+.*|(?:import|from)[ \t]+[\w.]+(?:[ \t]+import[ \t]+.+|[ \t]+as[ \t]+\w+|(?:,[ \t]*[\w.]+)*)"
        + @"|(?:async[ \t]+)?def[ \t]+\w+\(.*|class[ \t]+\w+[ \t]*[(:].*|for[ \t]+\(?\w+(?:[ \t]*,[ \t]*\w+)*\)?[ \t]+in[ \t]+.+:.*|(?:while|if|elif|with|except)\b.*:.*"
        + @"|(?:else|try|finally|except)[ \t]*:.*|(?:break|continue|pass|return|raise)|(?:return|raise|assert|del|global|nonlocal)[ \t]+\S.*"
        + @"|\w+(?:\.\w+|\[[^\]\n]*\])*(?:[ \t]*,[ \t]*\*?\w+)*(?:[ \t]*:[ \t]*[\w\[\], .|]+)?[ \t]*(?:[-+*/%&|^@]|//|\*\*|:)?=(?!=)[ \t]*\S.*"
        + @"|(?:await[ \t]+)?\w+(?:\.\w+)*\((?:.*\)[ \t;]*(?:[.\[].*)?(?:\#.*)?|[^)\n]*))[ \t]*\r?$",
        RegexOptions.Multiline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"^[ \t]*>>> .*(?:\n[ \t]*\.\.\. .*)*", RegexOptions.Multiline)]
    private static partial Regex Prompt();

    [GeneratedRegex(@"\w\(")]
    private static partial Regex Call();
}
