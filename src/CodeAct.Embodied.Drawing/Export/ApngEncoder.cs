using System.Buffers.Binary;
using System.IO.Compression;

namespace CodeAct.Embodied.Drawing.Export;

/// <summary>Writes animated PNGs: lossless, and of each picture only the part that changed.</summary>
/// <remarks>Source: PNG specification, third edition, which includes APNG. The number of pictures comes first in the file,
/// so that the encoder must be told it.</remarks>
public sealed class ApngEncoder : IAnimationEncoder
{
    private readonly Stream stream;
    private readonly int width;
    private byte[]? last;
    private int sequence;

    public ApngEncoder(Stream stream, int width, int height, int frames)
    {
        (this.stream, this.width) = (stream, width);
        stream.Write(PngEncoder.Signature);
        PngEncoder.Header(stream, width, height);
        var control = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(control, frames);
        PngEncoder.Chunk(stream, "acTL"u8, control);
    }

    public void Add(Picture picture, TimeSpan shown)
    {
        var (left, top, right, bottom) = last is null ? (0, 0, picture.Width, picture.Height) : Changes.Between(last, picture.Pixels, width, 4);
        if (right <= left)
            (left, top, right, bottom) = (0, 0, 1, 1);
        var control = new byte[26];
        BinaryPrimitives.WriteInt32BigEndian(control, sequence++);
        BinaryPrimitives.WriteInt32BigEndian(control.AsSpan(4), right - left);
        BinaryPrimitives.WriteInt32BigEndian(control.AsSpan(8), bottom - top);
        BinaryPrimitives.WriteInt32BigEndian(control.AsSpan(12), left);
        BinaryPrimitives.WriteInt32BigEndian(control.AsSpan(16), top);
        BinaryPrimitives.WriteInt16BigEndian(control.AsSpan(20), (short)Math.Min(30_000, shown.TotalMilliseconds));
        BinaryPrimitives.WriteInt16BigEndian(control.AsSpan(22), 1000);
        PngEncoder.Chunk(stream, "fcTL"u8, control);

        var data = PngEncoder.Compress(picture.Pixels, width, left, top, right - left, bottom - top, last is null ? CompressionLevel.Optimal : CompressionLevel.Fastest);
        if (last is null)
        {
            PngEncoder.Chunk(stream, "IDAT"u8, data);
        }
        else
        {
            var numbered = new byte[data.Length + 4];
            BinaryPrimitives.WriteInt32BigEndian(numbered, sequence++);
            data.CopyTo(numbered, 4);
            PngEncoder.Chunk(stream, "fdAT"u8, numbered);
        }

        last = picture.Pixels;
    }

    public void Finish() => PngEncoder.Chunk(stream, "IEND"u8, []);
}
