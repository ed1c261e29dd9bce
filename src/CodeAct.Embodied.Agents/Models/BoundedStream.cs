namespace CodeAct.Embodied.Agents.Models;

/// <summary>What an endpoint sends, up to the limits of an answer: a server that never ends, or never ends an event, is left.</summary>
/// <param name="isEvents">Whether it comes as events, with a blank line behind each.</param>
internal sealed class BoundedStream(Stream inner, bool isEvents) : Stream
{
    private long total;
    private long sinceBlankLine;
    private bool isLineEmpty;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => total;
        set => throw new NotSupportedException();
    }

    /// <exception cref="ChatModelException">It is longer than an answer may be.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        total += count;
        if (isEvents)
            Count(buffer.Span[..count]);
        else
            sinceBlankLine = total;
        return total > InputLimits.Stream ? throw TooLong(InputLimits.Stream)
            : sinceBlankLine > InputLimits.Answer ? throw TooLong(InputLimits.Answer)
            : count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>The failure to read an answer of more than so many bytes.</summary>
    public static ChatModelException TooLong(long bytes) =>
        new(ChatFailure.BrokenAnswer, $"The endpoint's answer is longer than {InputLimits.Describe(bytes)}; it was left there.");

    // An event, and whatever the reader keeps of it, ends with a blank line; line breaks are LF, CR or both.
    private void Count(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            sinceBlankLine = isLineEmpty && value is (byte)'\n' or (byte)'\r' ? 0 : sinceBlankLine + 1;
            isLineEmpty = value is (byte)'\n' || (isLineEmpty && value is (byte)'\r');
        }
    }
}
