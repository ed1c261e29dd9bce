using System.Buffers;
using System.Globalization;
using System.Text;

namespace CodeAct.Embodied.Shell;

/// <summary>The filter between text from outside and a terminal: nothing in a program's output, a log or an answer may steer the
/// terminal, hide, turn the order of letters around, or look like a line of ours.</summary>
/// <remarks>Control characters become visible signs. Characters that are invisible or change the direction of writing become
/// escapes as Python, C# and JSON have them, so that JSON stays the same JSON.</remarks>
public static class TerminalText
{
    private static readonly SearchValues<char> Harmless = SearchValues.Create(
        [.. Enumerable.Range(' ', '\u007f' - ' ').Append('\n').Select(code => (char)code)]);

    /// <summary>A text of one or more lines.</summary>
    public static string Printable(string text) => Printable(text, isLine: false);

    /// <summary>A text that is to stay on one line, for example a name.</summary>
    public static string Line(string text) => Printable(text, isLine: true);

    private static string Printable(string text, bool isLine)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExcept(Harmless) && !(isLine && text.Contains('\n', StringComparison.Ordinal)))
            return text;
        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                Append(builder, text, i, rune, isLine);
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                builder.Append('\ufffd');
            }
        }

        return builder.ToString();
    }

    private static void Append(StringBuilder builder, string text, int place, Rune rune, bool isLine)
    {
        var character = text[place];
        switch (rune.Value)
        {
            // The end of a line as Windows writes it, and the way back to its start that bars of progress take.
            case '\r' when place + 1 < text.Length && text[place + 1] == '\n':
                break;
            case '\n' or '\r' when !isLine:
                builder.Append('\n');
                break;
            case '\t':
                builder.Append(' ');
                break;
            case < ' ':
                builder.Append((char)('\u2400' + character));
                break;
            case >= 0x7f and < 0xa0:
                builder.Append('\ufffd');
                break;
            case 0x200c or 0x200d when JoinsLetters(text, place):
                builder.Append(character);
                break;
            default:
                if (IsHidden(rune))
                    builder.Append(Escape(text.AsSpan(place, rune.Utf16SequenceLength)));
                else
                    builder.Append(text, place, rune.Utf16SequenceLength);
                break;
        }
    }

    // Formats (directions of writing, tags, soft hyphens), separators of lines, and letters and marks without a shape.
    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x034f or 0x115f or 0x1160 or 0x17b4 or 0x17b5 or 0x3164 or 0xffa0 or (>= 0x180b and <= 0x180f) or (>= 0xe0000 and <= 0xe0fff);

    // The joiners belong to scripts of Asia and to pictures of several parts, and to nothing in ASCII.
    private static bool JoinsLetters(string text, int place) =>
        place > 0 && place + 1 < text.Length && text[place - 1] > '\u007f' && text[place + 1] > '\u007f';

    private static string Escape(ReadOnlySpan<char> characters)
    {
        var text = new StringBuilder();
        foreach (var character in characters)
            text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        return text.ToString();
    }
}
