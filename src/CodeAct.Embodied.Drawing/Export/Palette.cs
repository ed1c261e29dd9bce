namespace CodeAct.Embodied.Drawing.Export;

/// <summary>255 colours that stand for all of several pictures: boxes of similar colours are halved until there are enough.</summary>
public sealed class Palette
{
    private const int Most = 255;
    private const int Levels = 64;

    private readonly byte[] nearest = new byte[Levels * Levels * Levels];

    private Palette(Rgba[] colors)
    {
        Colors = colors;
        Array.Fill(nearest, (byte)255);
    }

    public Rgba[] Colors { get; }

    /// <summary>The palette of pictures.</summary>
    public static Palette Of(IEnumerable<Picture> pictures)
    {
        var counts = new Dictionary<int, int>();
        foreach (var picture in pictures)
        {
            for (var i = 0; i < picture.Pixels.Length; i += 4)
            {
                var key = Key(picture.Pixels[i], picture.Pixels[i + 1], picture.Pixels[i + 2]);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        // A colour of a large area must not drown the icons: its weight grows more slowly than its area.
        List<(int[] Color, double Weight)> all = [.. counts.OrderBy(pair => pair.Key).Select(pair => (Channels(pair.Key), Math.Sqrt(pair.Value)))];
        List<List<(int[] Color, double Weight)>> boxes = [all];
        while (boxes.Count < Most)
        {
            var widest = boxes.Where(box => box.Count > 1).MaxBy(box => box.Sum(item => item.Weight) * Spread(box).Extent);
            if (widest is null)
                break;
            var axis = Spread(widest).Axis;
            widest.Sort((a, b) => a.Color[axis] != b.Color[axis] ? a.Color[axis].CompareTo(b.Color[axis]) : string.CompareOrdinal(string.Join(',', a.Color), string.Join(',', b.Color)));
            var half = widest.Sum(item => item.Weight) / 2;
            var cut = 0;
            for (var sum = 0.0; cut < widest.Count - 1 && sum < half; cut++)
                sum += widest[cut].Weight;
            cut = Math.Clamp(cut, 1, widest.Count - 1);
            boxes.Add(widest[cut..]);
            widest.RemoveRange(cut, widest.Count - cut);
        }

        return new Palette([.. boxes.Where(box => box.Count > 0).Select(Mean)]);
    }

    /// <summary>The index of the nearest colour of each pixel.</summary>
    public byte[] Map(byte[] pixels)
    {
        var indexes = new byte[pixels.Length / 4];
        for (var i = 0; i < indexes.Length; i++)
        {
            var (r, g, b) = (pixels[4 * i], pixels[(4 * i) + 1], pixels[(4 * i) + 2]);
            var key = Key(r, g, b);
            if (nearest[key] == 255)
                nearest[key] = Nearest(Channels(key));
            indexes[i] = nearest[key];
        }

        return indexes;
    }

    private byte Nearest(int[] color)
    {
        var (best, least) = (0, int.MaxValue);
        for (var i = 0; i < Colors.Length; i++)
        {
            var (dr, dg, db) = (Colors[i].R - color[0], Colors[i].G - color[1], Colors[i].B - color[2]);
            var distance = (2 * dr * dr) + (4 * dg * dg) + (3 * db * db);
            if (distance < least)
                (best, least) = (i, distance);
        }

        return (byte)best;
    }

    private static int Key(byte r, byte g, byte b) => ((r >> 2) * Levels * Levels) + ((g >> 2) * Levels) + (b >> 2);

    private static int[] Channels(int key) => [Full(key / (Levels * Levels)), Full(key / Levels % Levels), Full(key % Levels)];

    private static int Full(int level) => (level << 2) | (level >> 4);

    private static (int Axis, int Extent) Spread(List<(int[] Color, double Weight)> box)
    {
        var (axis, extent) = (0, -1);
        for (var c = 0; c < 3; c++)
        {
            var (low, high) = (255, 0);
            foreach (var (color, _) in box)
                (low, high) = (Math.Min(low, color[c]), Math.Max(high, color[c]));
            if (high - low > extent)
                (axis, extent) = (c, high - low);
        }

        return (axis, extent);
    }

    private static Rgba Mean(List<(int[] Color, double Weight)> box)
    {
        var weight = box.Sum(item => item.Weight);
        return new Rgba(Of(0), Of(1), Of(2));

        byte Of(int c) => (byte)Math.Round(box.Sum(item => item.Color[c] * item.Weight) / weight);
    }
}
