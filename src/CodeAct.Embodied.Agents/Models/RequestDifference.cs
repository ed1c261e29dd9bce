using System.Text;

namespace CodeAct.Embodied.Agents.Models;

/// <summary>Compares requests, for people who look for what they changed.</summary>
internal static class RequestDifference
{
    private const int Lines = 6;
    private const int Characters = 100;

    /// <summary>How much two texts have in common at their beginning and at their end, in characters.</summary>
    public static int Likeness(string left, string right)
    {
        var shorter = Math.Min(left.Length, right.Length);
        var same = left.AsSpan().CommonPrefixLength(right);
        var end = 0;
        while (end < shorter - same && left[^(end + 1)] == right[^(end + 1)])
            end++;
        return same + end - Math.Abs(left.Length - right.Length);
    }

    /// <summary>The first lines that differ, recorded and asked.</summary>
    public static string Show(string recorded, string asked)
    {
        // Texts of messages are single lines of JSON: their own lines are easier to compare.
        var left = Split(recorded);
        var right = Split(asked);
        var first = left.AsSpan().CommonPrefixLength(right);
        var text = new StringBuilder();
        if (first > 0)
            text.Append("  ").AppendLine(Cut(left[first - 1], 0));
        Append(text, "recorded: ", left, right, first);
        Append(text, "asked:    ", right, left, first);
        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, string title, string[] lines, string[] others, int first)
    {
        var shown = 0;
        for (var i = first; i < lines.Length && shown < Lines; i++, shown++)
        {
            var start = i < others.Length ? lines[i].AsSpan().CommonPrefixLength(others[i]) : 0;
            if (i > first && i < others.Length && lines[i] == others[i])
                break;
            text.Append(title).AppendLine(Cut(lines[i], start));
        }

        if (shown == 0)
            text.Append(title).AppendLine("(nothing more)");
    }

    // Around the place where the lines begin to differ.
    private static string Cut(string line, int difference)
    {
        var start = Math.Max(0, difference - (Characters / 3));
        var end = Math.Min(start + Characters, line.Length);
        return (start > 0 ? "..." : "") + line[start..end] + (end < line.Length ? "..." : "");
    }

    private static string[] Split(string json) => json.Replace("\\n", "\n", StringComparison.Ordinal).Split('\n');
}
