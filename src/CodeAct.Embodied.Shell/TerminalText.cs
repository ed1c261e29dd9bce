using System.Buffers;
using System.Globalization;
using System.Text;

namespace CodeAct.Embodied.Shell;

/// <summary>The filter between text from outside and a terminal.</summary>
public static class TerminalText
{
    private static readonly SearchValues<char> Harmless = SearchValues.Create(
        [.. Enumerable.Range(' ', '\u007f' - ' ').Append('\n').Select(code => (char)code)]);

    /// <summary>The text with what must not reach a terminal as visible signs: control characters, which could steer it, and
    /// characters that change the direction of writing, cannot be seen or break a line where no line ends.</summary>
    public static string Printable(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Harmless))
            return text;
        var builder = new StringBuilder(text.Length);

        // Half of a surrogate pair comes as U+FFFD.
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\n' or '\r':
                    builder.Append('\n');
                    break;
                case '\t':
                    builder.Append(' ');
                    break;
                case < ' ':
                    builder.Append((char)('\u2400' + rune.Value));
                    break;
                case >= '\u007f' and < '\u00a0':
                    builder.Append('\ufffd');
                    break;
                case var value when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    builder.Append(CultureInfo.InvariantCulture, $"\\u{value:x4}");
                    break;
                default:
                    builder.Append(rune.ToString());
                    break;
            }
        }

        return builder.ToString();
    }
}
