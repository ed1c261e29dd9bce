using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using CodeAct.Embodied.Drawing.Export;
using CodeAct.Embodied.Drawing.Painting;
using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Drawing.Strokes;
using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

public sealed class PageTests
{
    private static IEnumerable<string> Houses => WorldCatalog.Shipped.Names;

    [TestCase(1600, 900, 1080, 712, TestName = "The design: the house has 1080 by 712")]
    [TestCase(1280, 720, 840, 569, TestName = "A usual window: the panel keeps its 440")]
    [TestCase(800, 600, 800, 318, TestName = "A small window: the panel lies below")]
    [TestCase(3840, 2160, 2592, 1709, TestName = "4K: everything larger")]
    [TestCase(500, 400, 500, 362, TestName = "A tiny window: house and timeline remain")]
    public void The_parts_share_the_page(int width, int height, int houseWidth, int houseHeight)
    {
        var layout = PageLayout.For(width, height);

        Box[] parts = [layout.Header, layout.House, layout.Panel, layout.Timeline];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(layout.House.Width, Is.EqualTo(houseWidth).Within(1));
            Assert.That(layout.House.Height, Is.EqualTo(houseHeight).Within(1));
            Assert.That(parts.Sum(part => part.Width * part.Height), Is.EqualTo(width * height).Within(1));
        }
    }

    [TestCaseSource(nameof(Houses))]
    public void No_label_overlaps_another_and_all_are_inside(string house)
    {
        var story = Episodes.Tour(house, 60);
        var canvas = new Canvas();

        foreach (var (width, height) in ((int, int)[])[(1280, 720), (800, 600)])
        {
            for (var time = 0.0; time < story.Beats.Total; time += 0.35)
            {
                canvas.Clear();
                var layout = PageLayout.For(width, height);
                var page = new PagePainter(canvas, layout, story, new PageState());
                page.Paint(time);
                var labels = page.Labels;
                for (var i = 0; i < labels.Count; i++)
                {
                    Assert.That(layout.House.Contains(labels[i]), $"{house} at {time}: {labels[i]}");
                    for (var k = 0; k < i; k++)
                        Assert.That(labels[i].Meets(labels[k]), Is.False, $"{house} at {time}: {labels[i]} and {labels[k]}");
                }
            }
        }
    }

    [TestCaseSource(nameof(Houses))]
    public void Every_moment_lies_inside_the_picture(string house)
    {
        var story = Episodes.Tour(house, 60);
        var layout = PageLayout.For(1280, 720);
        var view = View.Fit(story.Plan.Extent, layout.House, 24 * layout.Unit);

        for (var time = 0.0; time < story.Beats.Total; time += 0.2)
        {
            var scene = new HouseScene(story, story.Beats.At(time));
            Assert.That(layout.House.Contains(view.Of(scene.RobotAt)), $"the robot at {time}");
            foreach (var thing in scene.Things())
                Assert.That(layout.House.Contains(view.Of(thing.At)), $"{thing.Kind} at {time}");
        }
    }

    [Test]
    public void Going_back_shows_the_same_picture()
    {
        var story = Episodes.HotTomato();
        var layout = PageLayout.For(1280, 720);

        var first = Paint(3.3);
        Paint(7.1);
        var again = Paint(3.3);

        Assert.That(again, Is.EqualTo(first));

        string Paint(double time)
        {
            var canvas = new Canvas();
            new PagePainter(canvas, layout, story, new PageState()).Paint(time);
            return string.Join('\n', canvas.Ops.Select(op => $"{op.Shape} {op.Color} {op.A} {op.B} {op.C} {op.D} {op.Text} {string.Join(' ', op.Points ?? [])}"));
        }
    }

    [Test]
    public void What_one_points_at_has_a_name()
    {
        var story = Episodes.HotTomato();
        var layout = PageLayout.For(1280, 720);
        var view = View.Fit(story.Plan.Extent, layout.House, 24 * layout.Unit);
        var sofa = story.Plan.Pieces.Single(piece => piece.Kind == "sofa");
        var canvas = new Canvas();

        new PagePainter(canvas, layout, story, new PageState { House = new HouseOptions { Mouse = view.Of(sofa.Footing.Centre) } }).Paint(0);

        Assert.That(canvas.Ops.Select(op => op.Text), Has.Member("sofa 1"));
    }

    [Test]
    public void A_current_line_wider_than_the_panel_is_shown_whole()
    {
        var events = Episodes.HotTomato().Replay.Events.ToList();
        const string wide = "if True and (1 + 1 == 2): print(do(\"heat tomato 1 with microwave 1\")) or print('another part of a line that goes on') # to its END";
        var index = events.FindIndex(item => item is CodeStarted { Turn: 2 });
        events[index] = (CodeStarted)events[index] with { Code = $"first()\n{wide}\nlast()" };
        var story = Episodes.Of([.. events]);
        var canvas = new Canvas();

        new PagePainter(canvas, PageLayout.For(1280, 720), story, new PageState()).Paint(story.Beats.TimeOf(6));

        var code = string.Concat(canvas.Ops.Where(op => op.Shape is Shape.Text && op.Face is Face.MonoMedium or Face.MonoSemiBold).Select(op => op.Text)).Replace(" ", "", StringComparison.Ordinal);
        Assert.That(code, Does.Contain(wide.Replace(" ", "", StringComparison.Ordinal)));
        Assert.That(canvas.Ops.Where(op => op.Text == "print").Select(op => op.A.Y).Distinct().Count(), Is.GreaterThan(1), "over several rows");
    }

    [Test]
    public void What_looks_like_a_slot_of_the_page_stays_what_the_agent_wrote()
    {
        var events = Episodes.Events(WorldCatalog.Shipped.Load("kitchen"), ["look"]).ToList();
        var index = events.FindIndex(item => item is CodeStarted);
        events[index] = (CodeStarted)events[index] with { Thought = "{{script}} {{data}} {{nothing}} </script>" };
        using var file = new MemoryStream();

        PageWriter.Write(file, [Episodes.Of([.. events])], StepMode.Primitive, Theme.Dark);

        var page = Encoding.UTF8.GetString(file.ToArray());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Contain("<p>{{script}} {{data}} {{nothing}} &lt;/script&gt;</p>"));
            Assert.That(Regex.Count(page, "const DATA="), Is.EqualTo(1));
            Assert.That(Regex.Count(page, "</script>"), Is.EqualTo(1));
        }
    }

    [Test]
    public void The_page_of_a_program_twice_as_long_is_twice_as_large()
    {
        Assert.That(PageOf(800) - PageOf(0), Is.LessThan(2.5 * (PageOf(400) - PageOf(0))));

        static long PageOf(int steps)
        {
            using var file = new MemoryStream();
            var world = WorldCatalog.Shipped.Load("kitchen");
            PageWriter.Write(file, [Episodes.Story(world, [.. Episodes.TourCommands(world).Concat(Enumerable.Range(0, steps).Select(i => $"go to drawer {(i % 2) + 1}"))], stepsInTurn: int.MaxValue / 2)], StepMode.Primitive, Theme.Dark);
            return file.Length;
        }
    }

    [Test]
    public void The_light_of_a_lamp_stays_in_its_room()
    {
        var world = WorldCatalog.Shipped.Load("family-house");
        var lamp = world.Things.First(thing => thing.Kind is "desklamp" or "floorlamp");
        var place = world.Receptacles[world.Contents.First(content => content.Thing == world.Things.IndexOf(lamp)).Receptacle];
        var story = Episodes.Story(world, [$"go to {place.Name}", $"use {lamp.Name}"]);
        var layout = PageLayout.For(1280, 720);
        var canvas = new Canvas();
        var page = new PagePainter(canvas, layout, story, new PageState());

        page.Paint(story.Beats.TimeOf(2));

        var room = page.View.Of(story.Plan.Floor.Rooms[story.Plan.RoomAt(page.View.Metres(page.View.Of(story.Plan.Pieces[world.Receptacles.IndexOf(place)].Footing).Centre))].Area);
        var clip = layout.House;
        var lights = 0;
        foreach (var op in canvas.Ops)
        {
            clip = op.Shape is Shape.Clip ? new Box(op.A.X, op.A.Y, op.B.X, op.B.Y) : op.Shape is Shape.Unclip ? new Box(0, 0, 1280, 720) : clip;
            if (op.Shape is not Shape.Ellipse || (op.Color with { A = 255 }) != Rgba.Of("#FFF4D2") || op.Color.A > 60)
                continue;
            lights++;
            Assert.That(room.Grown(1).Contains(clip), $"{clip} in {room}");
        }

        Assert.That(lights, Is.EqualTo(3));
    }

    [Test]
    public void A_label_that_finds_no_place_is_left_out()
    {
        var placer = new LabelPlacer(new Box(0, 0, 100, 100));
        placer.Block(new Box(0, 0, 100, 100));

        var place = placer.Beside(new Box(40, 40, 10, 10), new Vector2(20, 10), 4);

        Assert.That(place, Is.Null);
    }

    [Test]
    public void The_timeline_finds_the_step_under_the_pointer()
    {
        var story = Episodes.Tour("family-house", 40);

        var scale = TimelineScale.Of(story, 100, 900, 14);

        for (var step = 0; step < story.Steps.Count; step++)
        {
            Assert.That(scale.StepAt(scale.X(step)), Is.EqualTo(step));
            Assert.That(scale.X(step), Is.InRange(100, 900));
        }
    }
}
