using System.Reflection;
using CodeAct.Embodied.Drawing.Export;
using CodeAct.Embodied.Drawing.Painting;
using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Drawing.Strokes;
using CodeAct.Embodied.Shell;
using CodeAct.Embodied.Viz.Screen;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>Pictures as the software renderer draws them. Rewrite those in Golden with UPDATE_GOLDEN=1 and look at them.</summary>
[NonParallelizable]
public sealed class PictureTests
{
    private const int Width = 960;
    private const int Height = 600;

    // raylib has one screen in a process.
    private static MemoryStage? shared;

    private static MemoryStage Stage()
    {
        if (!RaylibLibrary.IsThere(RaylibKind.Memory))
            Assert.Ignore("raylib for pictures is not built: viz/native/build-raylib.sh memory");
        return shared ??= new MemoryStage(Width, Height);
    }

    [TestCase("house", 6.0)]
    [TestCase("refused", 4.0)]
    [TestCase("light", 8.6)]
    public void Picture_is_as_it_was(string name, double steps)
    {
        var film = new Film([Episodes.HotTomato()], new PageState { Theme = name == "light" ? Theme.Light : Theme.Dark }, StepMode.Primitive, Width, Height);

        Check(name, Draw(film, steps));
    }

    [Test]
    public void Picture_of_a_real_game_is_as_it_was()
    {
        var world = Episodes.Game("Apple-None-Fridge-10/trial_T20190906_182259");
        var story = Episodes.Story(world, ["go to garbagecan 1", "take apple 2 from garbagecan 1", "go to microwave 1", "heat apple 2 with microwave 1", "go to fridge 1", "open fridge 1"]);

        Check("game", Draw(new Film([story], new PageState(), StepMode.Primitive, Width, Height), 6));
    }

    [Test]
    public void Picture_of_two_episodes_is_as_it_was()
    {
        var film = new Film([Episodes.HotTomato(), Episodes.Tour("family-house", 12)], new PageState(), StepMode.Primitive, Width, Height);

        Check("compare", Draw(film, 7));
    }

    [Test]
    public void A_picture_drawn_over_another_is_as_if_drawn_alone()
    {
        var stage = Stage();
        var film = new Film([Episodes.Tour("family-house", 60)], new PageState(), StepMode.Primitive, Width, Height);
        var canvas = new Canvas();

        foreach (var time in Enumerable.Range(0, 40).Select(i => i % 3 == 0 ? i * 7 % 40 / 40.0 * film.Total : i * film.Total / 60))
        {
            film.Paint(canvas, time);
            var over = stage.Draw(canvas);
            stage.Forget();
            var alone = stage.Draw(canvas);

            // Letters at the edge of what is drawn again are read from between other pixels; nothing else may differ.
            Assert.That(PictureJudge.Difference(over, alone), Is.LessThan(0.1), $"at {time}");
        }
    }

    [Test]
    public void An_animation_has_its_pictures_and_its_colours()
    {
        var pictures = Enumerable.Range(0, 4).Select(i => Squares(i)).ToArray();
        using var file = new MemoryStream();
        var encoder = new GifEncoder(file, 64, 48, Palette.Of(pictures));

        foreach (var picture in pictures)
            encoder.Add(picture, TimeSpan.FromMilliseconds(100));
        encoder.Finish();

        var frames = GifReader.Read(file.ToArray());
        Assert.That(frames, Has.Count.EqualTo(4));
        for (var i = 0; i < 4; i++)
            Assert.That(PictureJudge.Difference(pictures[i] with { Pixels = frames[i] }, pictures[i]), Is.LessThan(3));
    }

    [Test]
    public void A_png_reads_back_the_same()
    {
        var picture = Squares(2);
        using var file = new MemoryStream();

        PngEncoder.Write(file, picture);

        Assert.That(PngReader.Read(file.ToArray()).Pixels, Is.EqualTo(picture.Pixels));
    }

    private static Picture Draw(Film film, double steps)
    {
        var stage = Stage();
        var canvas = new Canvas();
        film.Paint(canvas, film.TimeOf(steps));
        stage.Forget();
        return stage.Draw(canvas);
    }

    private static void Check(string name, Picture picture)
    {
        var golden = Path.Combine(ProjectDirectory, "Golden", name + ".png");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            using var file = File.Create(golden);
            PngEncoder.Write(file, picture);
            return;
        }

        if (PictureJudge.Problem(picture, PngReader.Read(File.ReadAllBytes(golden))) is { } problem)
        {
            var actual = Path.Combine(TestContext.CurrentContext.WorkDirectory, name + ".actual.png");
            using var file = File.Create(actual);
            PngEncoder.Write(file, picture);
            Assert.Fail($"{name}: {problem}; compare {actual} with {golden}");
        }
    }

    private static Picture Squares(int shift)
    {
        var pixels = new byte[64 * 48 * 4];
        for (var i = 0; i < 64 * 48; i++)
        {
            var (x, y) = (i % 64, i / 64);
            var isSquare = x >= 8 + (shift * 6) && x < 20 + (shift * 6) && y is >= 10 and < 30;
            (pixels[4 * i], pixels[(4 * i) + 1], pixels[(4 * i) + 2], pixels[(4 * i) + 3]) = isSquare ? ((byte)220, (byte)60, (byte)40, (byte)255) : ((byte)20, (byte)(y * 4), (byte)30, (byte)255);
        }

        return new Picture(64, 48, pixels);
    }

    private static string ProjectDirectory => typeof(PictureTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ProjectDirectory").Value!;
}
