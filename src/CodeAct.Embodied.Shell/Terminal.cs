using System.Text;

namespace CodeAct.Embodied.Shell;

/// <summary>The one way out: once it is guarded, whatever is written to <see cref="Console"/> passes <see cref="TerminalText"/>.</summary>
public static class Terminal
{
    /// <summary>Standard output as it is, for those who steer the terminal themselves and filter what they write.</summary>
    public static TextWriter Out { get; } = Console.Out;

    /// <summary>Standard error as it is.</summary>
    public static TextWriter Error { get; } = Console.Error;

    /// <summary>Puts the filter before standard output and standard error.</summary>
    public static void Guard()
    {
        Console.SetOut(new Filter(Out));
        Console.SetError(new Filter(Error));
    }

    /// <summary>A writer behind the filter.</summary>
    public static TextWriter Filtered(TextWriter writer) => new Filter(writer);

    private sealed class Filter(TextWriter inner) : TextWriter
    {
        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value) => inner.Write(char.IsSurrogate(value) ? value.ToString() : TerminalText.Printable(value.ToString()));

        public override void Write(string? value) => inner.Write(TerminalText.Printable(value ?? ""));

        public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void WriteLine(string? value) => inner.WriteLine(TerminalText.Printable(value ?? ""));

        public override void Flush() => inner.Flush();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
