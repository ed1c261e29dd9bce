
namespace CodeAct.Embodied.Drawing.Export;

/// <summary>Writes a sequence of pictures of one size.</summary>
public interface IAnimationEncoder
{
    /// <summary>Adds a picture.</summary>
    /// <param name="shown">How long it is shown.</param>
    void Add(Picture picture, TimeSpan shown);

    /// <summary>Writes what belongs to the end. Call once.</summary>
    void Finish();
}

/// <summary>Finds what changed between two pictures.</summary>
internal static class Changes
{
    /// <summary>The smallest rectangle around all pixels that differ; of no extent where none does.</summary>
    public static (int Left, int Top, int Right, int Bottom) Between(byte[] before, byte[] after, int width, int bytesPerPixel)
    {
        var stride = width * bytesPerPixel;
        var height = after.Length / stride;
        var (left, top, right, bottom) = (width, -1, 0, 0);
        for (var y = 0; y < height; y++)
        {
            var a = before.AsSpan(y * stride, stride);
            var b = after.AsSpan(y * stride, stride);
            var same = a.CommonPrefixLength(b);
            if (same == stride)
                continue;
            if (top < 0)
                top = y;
            bottom = y + 1;
            left = Math.Min(left, same / bytesPerPixel);
            var end = stride;
            while (a[end - 1] == b[end - 1])
                end--;
            right = Math.Max(right, ((end - 1) / bytesPerPixel) + 1);
        }

        return top < 0 ? (0, 0, 0, 0) : (left, top, right, bottom);
    }
}
