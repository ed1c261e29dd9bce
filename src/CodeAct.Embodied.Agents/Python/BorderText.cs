using System.Buffers;
using System.Globalization;
using System.Text;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>Cleans text of a worker where it enters the host: no field forges a line of a log or of a transcript, steers a terminal,
/// or hides a part of itself.</summary>
internal static class BorderText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '\u007f' - ' ').Select(code => (char)code)]);

    /// <summary>A text of one line: line breaks and tabs are blanks, other control, bidirectional and invisible characters are escapes.</summary>
    public static string Line(string text) => Clean(text, keepsLines: false);

    /// <summary>The same for a text of several lines, which stay.</summary>
    public static string Lines(string text) => Clean(text, keepsLines: true);

    /// <summary>The name of a class: letters, digits, <c>_</c> and dots, and <c>_</c> for all else.</summary>
    public static string ClassName(string name)
    {
        var clean = new string([.. name.Select(letter => letter is '.' || (char.IsLetterOrDigit(letter) && !IsHidden(new Rune(letter))) ? letter : '_')]);
        return clean.Length > 0 ? clean : "_";
    }

    private static string Clean(string text, bool keepsLines)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' && keepsLines)
                clean.Append('\n');
            else if (rune.Value is '\n' or '\r' or '\t')
                clean.Append(' ');
            else if (IsHidden(rune))
                clean.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        // Characters that show nothing and are letters or marks all the same: fillers of Hangul, the blank of Braille, variants.
        || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x034F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);
}
