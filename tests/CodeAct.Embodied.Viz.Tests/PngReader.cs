using System.Buffers.Binary;
using System.IO.Compression;
using CodeAct.Embodied.Drawing.Export;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>Reads PNGs that the program wrote.</summary>
internal static class PngReader
{
    public static Picture Read(byte[] file)
    {
        using var data = new MemoryStream();
        var (width, height) = (0, 0);
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var type = file.AsSpan(at + 4, 4);
            var body = file.AsSpan(at + 8, length);
            if (type.SequenceEqual("IHDR"u8))
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(body), BinaryPrimitives.ReadInt32BigEndian(body[4..]));
            else if (type.SequenceEqual("IDAT"u8))
                data.Write(body);
            at += length + 12;
        }

        data.Position = 0;
        using var inflate = new ZLibStream(data, CompressionMode.Decompress);
        var pixels = new byte[width * height * 4];
        var row = new byte[1 + (width * 3)];
        for (var y = 0; y < height; y++)
        {
            inflate.ReadExactly(row);
            for (var x = 0; x < width; x++)
            {
                var at = ((y * width) + x) * 4;
                for (var c = 0; c < 3; c++)
                    pixels[at + c] = (byte)(row[1 + (x * 3) + c] + (y == 0 ? 0 : pixels[at - (width * 4) + c]));
                pixels[at + 3] = 255;
            }
        }

        return new Picture(width, height, pixels);
    }
}
