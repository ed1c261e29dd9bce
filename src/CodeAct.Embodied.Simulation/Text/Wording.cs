using System.Globalization;

namespace CodeAct.Embodied.Simulation.Text;

/// <summary>Phrases that messages about world files are made of.</summary>
internal static class Wording
{
    private const int LongestQuote = 40;

    /// <summary>The text in quotes, shortened, and safe to print on a terminal.</summary>
    public static string Quote(string text)
    {
        var safe = new string([.. text.Select(c => IsUnprintable(c) || char.IsSurrogate(c) ? '?' : c)]);
        return safe.Length <= LongestQuote ? $"'{safe}'" : $"'{safe[..LongestQuote]}…'";
    }

    /// <summary>Whether the character could hide something or upset a terminal: controls and text direction marks.</summary>
    public static bool IsUnprintable(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>"a, b or c".</summary>
    public static string Or(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "nothing",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}",
    };

    /// <summary>"; did you mean 'x'?" for the known word nearest to what was written; else a list, of some where it is long.</summary>
    public static string DidYouMean(string written, IEnumerable<string> known)
    {
        const int LongestList = 8;
        var words = known.ToList();
        if (Nearest(written, words) is { } nearest)
            return $"; did you mean '{nearest}'?";
        return words.Count == 0 ? "" : words.Count <= LongestList ? $"; there is {Or(words)}" : $"; there are {words.Count}, such as {Or(words[..3])}";
    }

    /// <summary>The known word nearest to what was written, or null where none is near.</summary>
    /// <param name="most">How many letters may differ. Default: a third of them and one more.</param>
    public static string? Nearest(string written, IEnumerable<string> known, int? most = null)
    {
        var limit = most ?? written.Length / 3 + 1;
        return written.Length > LongestQuote
            ? null
            : known.Select(word => (Word: word, Distance: Distance(written, word)))
                .Where(candidate => candidate.Distance <= limit)
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
                .Select(candidate => candidate.Word)
                .FirstOrDefault();
    }

    /// <summary>Metres for people: at most two decimals, never a comma.</summary>
    public static string Metres(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Point(double x, double y) => $"[{Metres(x)}, {Metres(y)}]";

    /// <summary>How many letters must be inserted, removed or replaced, or neighbours swapped, to turn one word into the other.</summary>
    private static int Distance(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            table[i, 0] = i;
        for (var j = 0; j <= to.Length; j++)
            table[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replace = table[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(replace, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[from.Length, to.Length];
    }
}
