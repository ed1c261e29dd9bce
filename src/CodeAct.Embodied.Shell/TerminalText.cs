using System.Buffers;
using System.Text;

namespace CodeAct.Embodied.Shell;

/// <summary>The filter between text from outside and a terminal.</summary>
public static class TerminalText
{
    private static readonly SearchValues<char> Harmless = SearchValues.Create(
        [.. Enumerable.Range(' ', '\u007f' - ' ').Append('\n').Select(code => (char)code)]);

    /// <summary>The text with control characters as visible signs: a program's output must not steer the terminal.</summary>
    public static string Printable(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Harmless))
            return text;
        var builder = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            builder.Append(character switch
            {
                '\n' => '\n',
                '\t' => ' ',
                < ' ' => (char)('\u2400' + character),
                >= '\u007f' and < '\u00a0' => '\ufffd',
                _ => character,
            });
        }

        return builder.ToString();
    }
}
