using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace CodeAct.Embodied.Drawing.Export;

/// <summary>Writes PNG pictures.</summary>
/// <remarks>Source: PNG specification, third edition.</remarks>
public static class PngEncoder
{
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static void Write(Stream stream, Picture picture)
    {
        stream.Write(Signature);
        Header(stream, picture.Width, picture.Height);
        Chunk(stream, "IDAT"u8, Compress(picture.Pixels, picture.Width, 0, 0, picture.Width, picture.Height, CompressionLevel.Optimal));
        Chunk(stream, "IEND"u8, []);
    }

    /// <summary>The chunk that begins a picture of three colours without opacity.</summary>
    public static void Header(Stream stream, int width, int height)
    {
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = 2;
        header[10..].Clear();
        Chunk(stream, "IHDR"u8, header);
    }

    public static void Chunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(data);
        var crc = new Crc32();
        crc.Append(type);
        crc.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.GetCurrentHashAsUInt32());
        stream.Write(number);
    }

    /// <summary>A part of a picture as PNG stores it: each row as the difference to the one above, deflated.</summary>
    public static byte[] Compress(byte[] pixels, int stride, int left, int top, int width, int height, CompressionLevel level)
    {
        const byte up = 2;
        using var memory = new MemoryStream();
        using (var deflate = new ZLibStream(memory, level, leaveOpen: true))
        {
            var row = new byte[1 + (width * 3)];
            for (var y = 0; y < height; y++)
            {
                row[0] = up;
                var at = (((top + y) * stride) + left) * 4;
                for (var x = 0; x < width; x++)
                {
                    for (var c = 0; c < 3; c++)
                    {
                        var above = y == 0 ? 0 : pixels[at - (stride * 4) + (x * 4) + c];
                        row[1 + (x * 3) + c] = (byte)(pixels[at + (x * 4) + c] - above);
                    }
                }

                deflate.Write(row);
            }
        }

        return memory.ToArray();
    }
}
