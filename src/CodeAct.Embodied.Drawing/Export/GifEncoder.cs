namespace CodeAct.Embodied.Drawing.Export;

/// <summary>Writes animated GIFs: one palette for all pictures, and of each picture only the part that changed.</summary>
/// <remarks>Source: GIF89a specification; NETSCAPE2.0 for the loop.</remarks>
public sealed class GifEncoder : IAnimationEncoder
{
    private const int Transparent = 255;

    private readonly Stream stream;
    private readonly Palette palette;
    private readonly int width;
    private readonly int height;
    private readonly LzwWriter compressed;
    private byte[]? last;

    public GifEncoder(Stream stream, int width, int height, Palette palette)
    {
        (this.stream, this.palette, this.width, this.height, compressed) = (stream, palette, width, height, new LzwWriter(stream));
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

        compressed.Write(part);
        last = indexes;
    }

    public void Finish() => stream.WriteByte(0x3B);

    private void U16(int value) => stream.Write([(byte)value, (byte)(value >> 8)]);
}
