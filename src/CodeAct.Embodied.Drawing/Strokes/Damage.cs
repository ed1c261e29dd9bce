using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CodeAct.Embodied.Drawing.Strokes;

/// <summary>
/// Finds the parts of a picture that differ from the one before, so that only those are drawn again: between two frames a
/// robot moves a little, and most of the house stands still.
/// </summary>
/// <remarks>What is drawn in both pictures, in the same order, looks the same wherever nothing else is drawn. So the rest
/// tells what to draw again: operations that are in one picture only, or whose order has changed.</remarks>
public sealed class Damage(int width, int height)
{
    /// <summary>The edge of the squares that are drawn again as a whole, in pixels.</summary>
    public const int Tile = 32;

    // Square pixels: about as dear as drawing once more what reaches into a box.
    private const int WorthABox = 40_000;

    private readonly int columns = (width + Tile - 1) / Tile;
    private readonly int rows = (height + Tile - 1) / Tile;
    private readonly Dictionary<ulong, int> counts = [];
    private List<Drawn> before = [];
    private List<Drawn> now = [];
    private bool isKnown;

    /// <summary>Forgets the last picture: the next one is drawn as a whole.</summary>
    public void Forget() => isKnown = false;

    /// <summary>The boxes to draw again so that the picture becomes this one. They may overlap.</summary>
    public List<Box> Of(Canvas canvas)
    {
        (before, now) = (now, before);
        Read(canvas);
        if (!isKnown)
        {
            isKnown = true;
            return [new Box(0, 0, width, height)];
        }

        var dirty = new bool[columns * rows];
        var (kept, stayed) = (Shared(before, now, dirty), Shared(now, before, dirty));
        var (low, high) = (0, kept.Count);
        while (low < high && kept[low].Hash == stayed[low].Hash)
            low++;
        while (high > low && kept[high - 1].Hash == stayed[high - 1].Hash)
            high--;
        for (var i = low; i < high; i++)
        {
            Mark(dirty, kept[i]);
            Mark(dirty, stayed[i]);
        }

        return Boxes(dirty);
    }

    // Those that are in the other picture, too, as often as they are there; the rest is damage.
    private List<Drawn> Shared(List<Drawn> ops, List<Drawn> others, bool[] dirty)
    {
        counts.Clear();
        foreach (var other in others)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, other.Hash, out _)++;
        List<Drawn> shared = new(ops.Count);
        foreach (var op in ops)
        {
            ref var left = ref CollectionsMarshal.GetValueRefOrNullRef(counts, op.Hash);
            if (!Unsafe.IsNullRef(ref left) && left-- > 0)
                shared.Add(op);
            else
                Mark(dirty, op);
        }

        return shared;
    }

    private void Read(Canvas canvas)
    {
        now.Clear();
        var clip = new Box(0, 0, width, height);
        foreach (ref readonly var op in canvas.Items)
        {
            if (op.Shape is Shape.Unclip)
                clip = new Box(0, 0, width, height);
            else if (op.Shape is Shape.Clip)
                clip = new Box(op.A.X, op.A.Y, op.B.X, op.B.Y).Grown(1);
            else if (OpBounds.Of(op).Cut(clip) is { Width: > 0, Height: > 0 } seen)
                now.Add(new Drawn(HashOf(op, clip), seen, op.Shape is Shape.Line or Shape.Ribbon ? op.Points : null, op.Shape is Shape.Line && op.D == 1, OpBounds.Reach(op)));
        }
    }

    private static ulong HashOf(in DrawOp op, Box clip)
    {
        ReadOnlySpan<float> numbers = [op.A.X, op.A.Y, op.B.X, op.B.Y, op.C, op.D, clip.X, clip.Y, clip.Width, clip.Height];
        ReadOnlySpan<byte> bytes = [(byte)op.Shape, (byte)op.Face, 0, 0, op.Color.R, op.Color.G, op.Color.B, op.Color.A];
        var hash = Mixed(Mixed(0, numbers), bytes);
        if (op.Points is { } points)
            hash = Mixed<Vector2>(hash, points);
        return op.Text is { } text ? Mixed<char>(hash, text) : hash;
    }

    private static ulong Mixed<T>(ulong hash, ReadOnlySpan<T> values)
        where T : unmanaged => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(values), (long)hash);

    // A long line touches little of the box around it.
    private void Mark(bool[] dirty, in Drawn op)
    {
        if (op.Line is not { Length: > 2 } line)
        {
            Mark(dirty, op.Bounds);
            return;
        }

        for (var i = 0; i < line.Length; i++)
            Mark(dirty, Box.Around([line[i], line[i == 0 && !op.IsClosed ? 0 : (i + line.Length - 1) % line.Length]]).Grown(op.Reach).Cut(op.Bounds));
    }

    private void Mark(bool[] dirty, Box bounds)
    {
        if (bounds.Width <= 0 || bounds.Height <= 0)
            return;
        var (left, right) = (Math.Max(0, (int)bounds.X / Tile), Math.Min(columns - 1, (int)bounds.Right / Tile));
        var (top, bottom) = (Math.Max(0, (int)bounds.Y / Tile), Math.Min(rows - 1, (int)bounds.Bottom / Tile));
        for (var y = top; y <= bottom; y++)
            dirty.AsSpan((y * columns) + left, right - left + 1).Fill(true);
    }

    // Runs of dirty squares in a row, and runs of the same extent in the rows below, become one box.
    private List<Box> Boxes(bool[] dirty)
    {
        List<Box> boxes = [];
        for (var y = 0; y < rows; y++)
        {
            for (var x = 0; x < columns; x++)
            {
                if (!dirty[(y * columns) + x])
                    continue;
                var end = x;
                while (end < columns && dirty[(y * columns) + end])
                    end++;
                var bottom = y;
                while (bottom < rows && !dirty.AsSpan((bottom * columns) + x, end - x).Contains(false))
                    dirty.AsSpan((bottom++ * columns) + x, end - x).Clear();
                boxes.Add(new Box(x * Tile, y * Tile, Math.Min(width, end * Tile) - (x * Tile), Math.Min(height, bottom * Tile) - (y * Tile)));
                x = end - 1;
            }
        }

        return Merged(boxes);
    }

    // A shape is drawn once for each box it lies in: two boxes become one where that draws little more.
    private static List<Box> Merged(List<Box> boxes)
    {
        while (boxes.Count > 1)
        {
            var (first, second, least) = (0, 0, (float)WorthABox);
            for (var i = 0; i < boxes.Count; i++)
            {
                for (var k = i + 1; k < boxes.Count; k++)
                {
                    var more = boxes[i].With(boxes[k]).Area - boxes[i].Area - boxes[k].Area;
                    if (more < least)
                        (first, second, least) = (i, k, more);
                }
            }

            if (first == second)
                break;
            boxes[first] = boxes[first].With(boxes[second]);
            boxes.RemoveAt(second);
        }

        return boxes;
    }

    /// <summary>What is kept of an operation: a line's points, for it is not all of its bounds.</summary>
    private readonly record struct Drawn(ulong Hash, Box Bounds, Vector2[]? Line, bool IsClosed, float Reach);
}
