using System.Numerics;
using CodeAct.Embodied.Drawing.Strokes;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>What is drawn again when a picture changes.</summary>
public sealed class DamageTests
{
    private static readonly Rgba Red = new(200, 0, 0);
    private static readonly Rgba Blue = new(0, 0, 200);

    private readonly Canvas canvas = new();
    private readonly Damage damage = new(640, 480);

    [Test]
    public void The_first_picture_is_drawn_whole()
    {
        var boxes = Change(() => canvas.Disc(new Vector2(50), 10, Red));

        Assert.That(boxes, Is.EqualTo((Box[])[new Box(0, 0, 640, 480)]));
    }

    [Test]
    public void The_same_picture_is_not_drawn_again()
    {
        Change(() => canvas.Text("one", new Vector2(50), Face.Regular, 14, Red));

        var boxes = Change(() => canvas.Text("one", new Vector2(50), Face.Regular, 14, Red));

        Assert.That(boxes, Is.Empty);
    }

    [TestCase(1)]
    [TestCase(1.25f, Description = "tiles and points do not fall together")]
    [TestCase(2)]
    public void A_thing_that_moves_is_drawn_where_it_was_and_where_it_is(float scale)
    {
        Change(() => At(50, 50));

        var boxes = Change(() => At(250, 200));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(boxes.Exists(box => box.Contains(Box.About(new Vector2(50) * scale, 24 * scale, 24 * scale))));
            Assert.That(boxes.Exists(box => box.Contains(Box.About(new Vector2(250, 200) * scale, 24 * scale, 24 * scale))));
            Assert.That(boxes.Sum(box => box.Area), Is.LessThan(640 * 480 / 4));
        }

        void At(float x, float y)
        {
            canvas.Disc(new Vector2(x, y), 10, Red);
            canvas.Scale(scale);
        }
    }

    [Test]
    public void What_comes_to_lie_above_another_is_drawn_again()
    {
        Change(() => Discs(Red, Blue));

        var boxes = Change(() => Discs(Blue, Red));

        Assert.That(boxes.Exists(box => box.Contains(new Box(38, 38, 24, 24))));

        void Discs(Rgba below, Rgba above)
        {
            canvas.Disc(new Vector2(50), 10, below);
            canvas.Disc(new Vector2(50), 10, above);
        }
    }

    [Test]
    public void What_is_cut_out_elsewhere_is_drawn_again()
    {
        Change(() => Cut(new Box(0, 0, 50, 50)));

        var boxes = Change(() => Cut(new Box(0, 0, 60, 50)));

        Assert.That(boxes.Exists(box => box.Contains(new Box(50, 40, 10, 10))));

        void Cut(Box clip)
        {
            using (canvas.Clip(clip))
                canvas.Disc(new Vector2(50), 20, Red);
        }
    }

    [Test]
    public void A_long_line_does_not_have_all_between_its_ends_drawn_again()
    {
        Vector2[] corner = [new(10, 10), new(620, 10), new(620, 460)];
        Change(() => canvas.Line(corner, Red, 3));

        var boxes = Change(() => canvas.Line(corner, Blue, 3));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(boxes.Exists(box => box.Contains(new Vector2(200, 300))), Is.False);
            foreach (var point in corner)
                Assert.That(boxes.Exists(box => box.Contains(point)), $"{point}");
        }
    }

    private List<Box> Change(Action paint)
    {
        canvas.Clear();
        paint();
        return damage.Of(canvas);
    }
}
