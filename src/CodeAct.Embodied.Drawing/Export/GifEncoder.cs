
namespace CodeAct.Embodied.Drawing.Export;

/// <summary>Writes animated GIFs: one palette for all pictures, and of each picture only the part that changed.</summary>
/// <remarks>Source: GIF89a specification; NETSCAPE2.0 for the loop.</remarks>
public sealed class GifEncoder : IAnimationEncoder
{
    private const int Transparent = 255;
    private const int CodeBits = 8;
    private const int MostCodes = 4096;

    private readonly Stream stream;
    private readonly Palette palette;
    private readonly int width;
    private readonly int height;
    private byte[]? last;

    public GifEncoder(Stream stream, int width, int height, Palette palette)
    {
        (this.stream, this.palette, this.width, this.height) = (stream, palette, width, height);
        stream.Write("GIF89a"u8);
        U16(width);
        U16(height);
        stream.Write([0xF7, 0, 0]);
        foreach (var color in palette.Colors)
            stream.Write([color.R, color.G, color.B]);
        for (var i = palette.Colors.Length; i < 256; i++)
            stream.Write([0, 0, 0]);
        stream.Write([0x21, 0xFF, 11]);
        stream.Write("NETSCAPE2.0"u8);
        stream.Write([3, 1, 0, 0, 0]);
    }

    /// <inheritdoc/>
    public void Add(Picture picture, TimeSpan shown)
    {
        var indexes = palette.Map(picture.Pixels);
        var (left, top, right, bottom) = last is null ? (0, 0, width, height) : Changes.Between(last, indexes, width, 1);
        if (right <= left)
            (left, top, right, bottom) = (0, 0, 1, 1);

        stream.Write([0x21, 0xF9, 4, (byte)(0x04 | (last is null ? 0 : 1))]);
        U16(Math.Max(2, (int)Math.Round(shown.TotalMilliseconds / 10)));
        stream.Write([Transparent, 0, 0x2C]);
        U16(left);
        U16(top);
        U16(right - left);
        U16(bottom - top);
        stream.WriteByte(0);

        var part = new byte[(right - left) * (bottom - top)];
        var at = 0;
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var i = (y * width) + x;
                part[at++] = last is not null && last[i] == indexes[i] ? (byte)Transparent : indexes[i];
            }
        }

        Compress(part);
        last = indexes;
    }

    /// <inheritdoc/>
    public void Finish() => stream.WriteByte(0x3B);

    private void Compress(byte[] data)
    {
        const int clear = 1 << CodeBits;
        stream.WriteByte(CodeBits);
        var block = new byte[256];
        var (blockLength, buffer, bits) = (0, 0u, 0);
        var table = new short[MostCodes * 256];
        var (next, size) = (clear + 2, CodeBits + 1);
        Put(clear);
        var prefix = (int)data[0];
        for (var i = 1; i < data.Length; i++)
        {
            var key = (prefix << 8) | data[i];
            if (table[key] is var code and > 0)
            {
                prefix = code;
                continue;
            }

            Put(prefix);
            if (next < MostCodes)
            {
                table[key] = (short)next;
                if (next == 1 << size)
                    size++;
                next++;
            }
            else
            {
                Put(clear);
                Array.Clear(table);
                (next, size) = (clear + 2, CodeBits + 1);
            }

            prefix = data[i];
        }

        Put(prefix);
        Put(clear + 1);
        if (bits > 0)
            Byte((byte)buffer);
        Flush();
        stream.WriteByte(0);

        void Put(int value)
        {
            buffer |= (uint)value << bits;
            bits += size;
            while (bits >= 8)
            {
                Byte((byte)buffer);
                buffer >>= 8;
                bits -= 8;
            }
        }

        void Byte(byte value)
        {
            block[1 + blockLength++] = value;
            if (blockLength == 255)
                Flush();
        }

        void Flush()
        {
            if (blockLength == 0)
                return;
            block[0] = (byte)blockLength;
            stream.Write(block, 0, blockLength + 1);
            blockLength = 0;
        }
    }

    private void U16(int value) => stream.Write([(byte)value, (byte)(value >> 8)]);
}
