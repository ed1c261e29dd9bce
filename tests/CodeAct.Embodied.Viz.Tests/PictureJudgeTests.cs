using System.Numerics;
using CodeAct.Embodied.Drawing.Export;
using CodeAct.Embodied.Drawing.Painting;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>The golden pictures are judged strictly enough.</summary>
public sealed class PictureJudgeTests
{
    private static Picture Golden => PngReader.Read(File.ReadAllBytes(Path.Combine(TestContext.CurrentContext.TestDirectory, "Golden", "house.png")));

    [Test]
    public void A_picture_is_like_itself() => Assert.That(PictureJudge.Problem(Golden, Golden), Is.Null);

    [Test]
    public void A_missing_robot_is_noticed()
    {
        var (golden, story) = (Golden, Episodes.HotTomato());
        var layout = PageLayout.For(golden.Width, golden.Height);
        var view = View.Fit(story.Plan.Extent, layout.House, 24 * layout.Unit);
        var robot = view.Of(new HouseScene(story, story.Beats.At(story.Beats.TimeOf(6))).RobotAt);
        var radius = 0.24f * view.Scale;
        // The floor beside it.
        var floor = ((((int)robot.Y * golden.Width) + (int)(robot.X - (2.5f * radius))) * 4);

        var without = Painted(golden, at => Vector2.Distance(at, robot) <= radius, golden.Pixels[floor..(floor + 4)]);

        Assert.That(PictureJudge.Problem(without, golden), Does.Contain("in the tile"));
    }

    [Test]
    public void A_hole_is_noticed_wherever_it_is()
    {
        const int size = 80;
        var golden = Golden;

        for (var y = 0; y + size <= golden.Height; y += 260)
        {
            for (var x = 0; x + size <= golden.Width; x += 220)
            {
                var holed = Painted(golden, at => at.X >= x && at.X < x + size && at.Y >= y && at.Y < y + size, [0, 0, 0, 255]);
                Assert.That(PictureJudge.Problem(holed, golden), Is.Not.Null, $"at {x}, {y}");
            }
        }
    }

    [Test]
    public void A_level_more_or_less_at_some_places_is_not()
    {
        var golden = Golden;

        var other = golden with { Pixels = [.. golden.Pixels.Select((level, i) => i % 5 == 0 ? (byte)Math.Min(255, level + 2) : level)] };

        Assert.That(PictureJudge.Problem(other, golden), Is.Null);
    }

    private static Picture Painted(Picture picture, Func<Vector2, bool> isPainted, byte[] color)
    {
        var pixels = (byte[])picture.Pixels.Clone();
        for (var i = 0; i < picture.Width * picture.Height; i++)
        {
            if (isPainted(new Vector2(i % picture.Width, i / picture.Width)))
                color.CopyTo(pixels, i * 4);
        }

        return picture with { Pixels = pixels };
    }
}
