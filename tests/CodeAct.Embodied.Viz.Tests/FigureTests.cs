using System.Text;
using System.Xml.Linq;
using CodeAct.Embodied.Drawing.Figure;
using CodeAct.Embodied.Drawing.Strokes;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Viz.Export;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

public sealed class FigureTests
{
    [Test]
    public void A_figure_tells_what_went_wrong_first_how_it_went_on_what_changed_and_how_it_ended()
    {
        var moments = KeyMoment.Of(Episodes.HotTomato(), 4);

        Assert.That(moments.Select(moment => (moment.Title, moment.Step + 1)), Is.EqualTo(((string, int)[])[("First refusal", 4), ("Repair", 5), ("State change", 6), ("Won", 9)]));
        Assert.That(moments.Select(moment => moment.Note), Is.EqualTo((string[])
            ["Refused: You are not at the microwave 1. Go to it first.", "It goes on: go to microwave 1.", "A tomato is hot: a condition is met.", "It is in the fridge: the goal is reached."]));
    }

    [TestCase(1, "Won")]
    [TestCase(6, "Step, Taken, First refusal, Repair, State change, Won")]
    public void So_many_moments_are_shown_the_most_telling_first(int count, string titles) =>
        Assert.That(string.Join(", ", KeyMoment.Of(Episodes.HotTomato(), count).Select(moment => moment.Title)), Is.EqualTo(titles.Length > 3 ? titles : "First refusal"));

    [Test]
    public void A_lost_episode_ends_with_why() =>
        Assert.That(KeyMoment.Of(Episodes.Tour("kitchen", 6), 4)[^1], Has.Property("Title").EqualTo("End").And.Property("Note").EqualTo("Lost: gave up."));

    [Test]
    public void No_letter_is_smaller_than_7_points_and_nothing_lies_beyond_the_edge([Values] FigureWidth width, [Values(1, 2)] int episodes)
    {
        var canvas = new Canvas();

        var height = episodes == 1
            ? FigurePainter.Paint(canvas, Episodes.HotTomato(), KeyMoment.Of(Episodes.HotTomato(), 4), width)
            : DivergencePainter.Paint(canvas, Episodes.HotTomato(), Episodes.Story(WorldCatalog.Shipped.Load("family-house#hot-tomato"), ["go to countertop 1", "go to fridge 1"]), width);

        var texts = canvas.Ops.Where(op => op.Shape is Shape.Text).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(texts.Min(op => op.C) / FigurePainter.PixelsInPoint, Is.GreaterThanOrEqualTo(7));
            // Notes and outcomes: code and names on the plan are cut where they do not fit.
            Assert.That(texts.Where(op => op.Face is Face.Medium || op.Text!.EndsWith(" steps", StringComparison.Ordinal)).Max(op => op.A.X + Font.Measure(op.Text!, op.Face, op.C)), Is.LessThanOrEqualTo(FigurePainter.PixelsOf(width)));
            Assert.That(texts.Max(op => op.A.Y), Is.LessThan(height));
        }
    }

    [Test]
    public void Two_episodes_part_where_they_do_something_else()
    {
        var world = WorldCatalog.Shipped.Load("kitchen");
        var (first, second) = (Episodes.Story(world, ["look", "go to fridge 1", "open fridge 1"]), Episodes.Story(world, ["look", "go to fridge 1"]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(DivergencePainter.PartAt(first, second), Is.EqualTo(2));
            Assert.That(DivergencePainter.PartAt(first, Episodes.Story(world, ["go to fridge 1"])), Is.Zero);
            Assert.That(() => DivergencePainter.Paint(new Canvas(), first, Episodes.HotTomato(), FigureWidth.Page), Throws.TypeOf<InputException>().With.Message.Contains("different worlds"));
        }
    }

    [Test]
    public void The_caption_says_task_end_and_world() =>
        Assert.That(FigurePainter.Caption(Episodes.HotTomato()), Does.Contain("put a hot tomato in fridge").And.Contain("Won, 9 of 50 steps and 3 turns (family-house#hot-tomato, seed 0)."));

    [TestCase(".pdf")]
    [TestCase(".svg")]
    public void A_figure_is_a_vector_picture(string ending)
    {
        var path = Episodes.FreshFile("figure" + ending);
        var canvas = new Canvas();
        var height = FigurePainter.Paint(canvas, Episodes.HotTomato(), KeyMoment.Of(Episodes.HotTomato(), 4), FigureWidth.Page);

        VectorWriter.Write(path, canvas, FigurePainter.PixelsOf(FigureWidth.Page), height, 1 / FigurePainter.PixelsInPoint);

        if (ending == ".svg")
        {
            var svg = XDocument.Load(path).Root!;
            Assert.That((svg.Attribute("width")?.Value, svg.Descendants().Count(element => element.Name.LocalName == "path") > 300, svg.Descendants().Any(element => element.Name.LocalName == "image")), Is.EqualTo(("504", true, false)));
            return;
        }

        var pdf = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        Assert.That(pdf, Does.StartWith("%PDF-").And.Contain("JetBrainsMono").And.Not.Contain("/Subtype /Image"));
    }
}
