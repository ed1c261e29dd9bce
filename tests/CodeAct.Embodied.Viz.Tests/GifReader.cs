namespace CodeAct.Embodied.Viz.Tests;

/// <summary>Reads the GIFs that the viewer writes, as far as tests need it.</summary>
internal static class GifReader
{
    /// <summary>Every picture, put together from its parts: four bytes a pixel.</summary>
    public static List<byte[]> Read(byte[] file)
    {
        var (width, height) = (file[6] | (file[7] << 8), file[8] | (file[9] << 8));
        var palette = file.AsSpan(13, 768).ToArray();
        var screen = new byte[width * height * 4];
        List<byte[]> frames = [];
        var (at, transparent) = (13 + 768, -1);
        while (file[at] != 0x3B)
        {
            if (file[at] == 0x21)
            {
                if (file[at + 1] == 0xF9)
                    transparent = (file[at + 3] & 1) != 0 ? file[at + 6] : -1;
                for (at += 2; file[at] != 0; at += file[at] + 1)
                {
                }

                at++;
                continue;
            }

            var (left, top, w, h) = (U16(1), U16(3), U16(5), U16(7));
            at += 11;
            using var data = new MemoryStream();
            for (; file[at] != 0; at += file[at] + 1)
                data.Write(file, at + 1, file[at]);
            at++;
            var indexes = Decode(data.ToArray(), w * h);
            for (var i = 0; i < indexes.Length; i++)
            {
                if (indexes[i] == transparent)
                    continue;
                var pixel = (((top + (i / w)) * width) + left + (i % w)) * 4;
                palette.AsSpan(indexes[i] * 3, 3).CopyTo(screen.AsSpan(pixel));
                screen[pixel + 3] = 255;
            }

            frames.Add([.. screen]);

            int U16(int offset) => file[at + offset] | (file[at + offset + 1] << 8);
        }

        return frames;
    }

    private static byte[] Decode(byte[] data, int count)
    {
        const int clear = 256;
        List<byte> output = new(count);
        var table = new List<byte[]>();
        var (size, bit, previous) = (9, 0, Array.Empty<byte>());
        while (output.Count < count)
        {
            var code = 0;
            for (var i = 0; i < size; i++, bit++)
                code |= (data[bit >> 3] >> (bit & 7) & 1) << i;
            if (code == clear)
            {
                table = [.. Enumerable.Range(0, 258).Select(i => i < 256 ? new[] { (byte)i } : [])];
                (size, previous) = (9, []);
                continue;
            }

            if (code == clear + 1)
                break;
            var entry = code < table.Count ? table[code] : [.. previous, previous[0]];
            output.AddRange(entry);
            if (previous.Length > 0 && table.Count < 4096)
                table.Add([.. previous, entry[0]]);
            if (table.Count == 1 << size && size < 12)
                size++;
            previous = entry;
        }

        return [.. output];
    }
}
