using System.Globalization;
using CodeAct.Embodied.Drawing.Export;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>Tells whether two pictures look the same. Letters and edges may come out a little otherwise on another machine; a
/// thing that is missing may not, however small a part of the whole it is. So tiles are judged, too.</summary>
internal static class PictureJudge
{
    private const int Tile = 20;

    // In levels of 256, in the mean over all channels.
    private const double MostInTile = 4;
    private const double MostInAll = 0.5;

    /// <summary>What differs too much; null where nothing does.</summary>
    public static string? Problem(Picture picture, Picture expected)
    {
        if ((picture.Width, picture.Height) != (expected.Width, expected.Height))
            return $"it has {picture.Width}x{picture.Height} pixels and not {expected.Width}x{expected.Height}";
        var all = Difference(picture, expected);
        if (all >= MostInAll)
            return string.Create(CultureInfo.InvariantCulture, $"it differs by {all:0.00} levels in the mean");
        for (var y = 0; y < picture.Height; y += Tile)
        {
            for (var x = 0; x < picture.Width; x += Tile)
            {
                var difference = Difference(picture, expected, x, y, Math.Min(Tile, picture.Width - x), Math.Min(Tile, picture.Height - y));
                if (difference >= MostInTile)
                    return string.Create(CultureInfo.InvariantCulture, $"it differs by {difference:0.0} levels in the mean in the tile at {x}, {y}");
            }
        }

        return null;
    }

    /// <summary>The mean difference of all channels, in levels of 256.</summary>
    public static double Difference(Picture a, Picture b) => Difference(a, b, 0, 0, a.Width, a.Height);

    private static double Difference(Picture a, Picture b, int left, int top, int width, int height)
    {
        var sum = 0L;
        for (var y = top; y < top + height; y++)
        {
            var start = ((y * a.Width) + left) * 4;
            for (var i = start; i < start + (width * 4); i++)
                sum += Math.Abs(a.Pixels[i] - b.Pixels[i]);
        }

        return sum / (width * height * 4.0);
    }
}
