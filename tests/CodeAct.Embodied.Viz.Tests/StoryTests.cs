using System.Numerics;
using CodeAct.Embodied.Drawing.Painting;
using CodeAct.Embodied.Drawing.Plan;
using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Drawing.Strokes;
using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

public sealed class StoryTests
{
    private static IEnumerable<string> Houses => WorldCatalog.Shipped.Names;

    [TestCaseSource(nameof(Houses))]
    public void Walks_never_cross_a_wall(string house)
    {
        var story = Episodes.Tour(house, 80);

        for (var step = 0; step < story.Steps.Count; step++)
        {
            var points = story.WalkOf(step).Points;
            for (var i = 1; i < points.Length; i++)
            {
                var way = new Segment(Position(points[i - 1]), Position(points[i]));
                Assert.That(story.Plan.Floor.Walls.Min(wall => wall.DistanceTo(way)), Is.GreaterThan(0.05), $"step {step + 1}");
            }
        }
    }

    [Test]
    public void A_walk_begins_and_ends_where_the_robot_stands_and_never_jumps()
    {
        var story = Episodes.Tour("family-house", 40);

        for (var step = 0; step < story.Steps.Count; step++)
        {
            var walk = story.WalkOf(step);
            var last = walk.Pose(0).At;
            for (var progress = 0.01f; progress <= 1; progress += 0.01f)
            {
                var at = walk.Pose(progress).At;
                Assert.That(Vector2.Distance(at, last), Is.LessThan(Math.Max(0.02, walk.Length * 0.05)));
                last = at;
            }
        }
    }

    [Test]
    public void The_time_of_a_step_shows_that_step_done()
    {
        var story = Episodes.HotTomato();

        for (var steps = 1; steps <= story.Steps.Count; steps++)
        {
            var moment = story.Beats.At(story.Beats.TimeOf(steps));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(moment.Step, Is.EqualTo(steps - 1));
                Assert.That(moment.StepsDone, Is.EqualTo(steps));
            }
        }
    }

    [Test]
    public void Half_a_step_is_half_its_motion()
    {
        var story = Episodes.HotTomato();

        var moment = story.Beats.At(story.Beats.TimeOf(4.5));

        Assert.That(moment, Has.Property("Step").EqualTo(4).And.Property("Progress").EqualTo(0.5f).Within(0.01f));
    }

    [Test]
    public void Two_episodes_show_the_same_primitive_at_the_same_time()
    {
        var (first, second) = (Episodes.HotTomato(), Episodes.Tour("family-house", 20));

        var both = new Comparison(first, second, StepMode.Primitive);

        for (var steps = 1; steps <= first.Steps.Count; steps++)
        {
            var time = both.TimeOf(steps);
            Assert.That(second.Beats.At(both.TimeIn(1, time)).Step, Is.EqualTo(steps - 1));
            Assert.That(first.Beats.At(both.TimeIn(0, time)).Step, Is.EqualTo(steps - 1));
        }
    }

    [Test]
    public void Lines_show_what_ran_what_was_refused_and_what_runs_now()
    {
        var story = Episodes.HotTomato();

        var lines = ProgramView.Of(story, 1, story.Beats.At(story.Beats.TimeOf(6)));

        Assert.That(lines.Select(line => line.State), Is.EqualTo((LineState[])[LineState.Ran, LineState.Now, LineState.Pending, LineState.Pending]));
        Assert.That(ProgramView.Of(story, 0, story.Beats.At(story.Beats.TimeOf(6)))[3].State, Is.EqualTo(LineState.Refused));
    }

    [Test]
    public void A_string_over_several_lines_stays_a_string()
    {
        var tokens = PythonTokens.Of(["x = \"\"\"one", "if two", "\"\"\" + f'three' # four"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tokens[1].Single().Kind, Is.EqualTo(TokenKind.Quoted));
            Assert.That(tokens[2].Select(token => token.Kind), Is.EqualTo((TokenKind[])[TokenKind.Quoted, TokenKind.Other, TokenKind.Quoted, TokenKind.Other, TokenKind.Comment]));
        }
    }

    [Test]
    public void Things_lie_on_their_furniture_and_none_covers_another_where_there_is_room()
    {
        var plan = HousePlan.Of(WorldCatalog.Shipped.Load("family-house"));
        var layout = new ThingLayout(plan);
        var table = plan.Pieces.Single(piece => piece.Kind == "diningtable");

        var spots = layout.On(table.Receptacle, [0, 1, 2, 3, 4, 5]).Spots;

        Assert.That(spots, Has.Length.EqualTo(6));
        for (var i = 0; i < spots.Length; i++)
        {
            Assert.That(table.Footing.Contains(spots[i].At));
            for (var k = 0; k < i; k++)
                Assert.That(Vector2.Distance(spots[i].At, spots[k].At), Is.GreaterThan(0.2));
        }
    }

    [Test]
    public void A_thing_that_is_in_two_receptacles_at_once_is_drawn_in_one()
    {
        var world = Episodes.Game("CD-None-DeskLamp-308/trial_T20190908_141942_810052");
        var story = Episodes.Story(world, ["look"]);
        var lamp = world.Things.Single(thing => thing.Kind == "desklamp");

        var things = new HouseScene(story, story.Beats.At(0)).Things();

        Assert.That(world.Contents.Count(content => world.Things[content.Thing] == lamp), Is.EqualTo(2), "as ALFWorld has it");
        Assert.That(things.Count(thing => thing.Kind == "desklamp"), Is.EqualTo(1));
    }

    [Test]
    public void What_has_no_room_on_its_furniture_is_counted()
    {
        var plan = HousePlan.Of(WorldCatalog.Shipped.Load("family-house"));
        var table = plan.Pieces.Single(piece => piece.Kind == "sidetable" && piece.Receptacle == plan.Pieces.First(other => other.Kind == "sidetable").Receptacle);
        var all = Enumerable.Range(0, 20).ToImmutableArray();

        var spots = new ThingLayout(plan).On(table.Receptacle, all);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(spots.LeftOut, Is.InRange(5, 19));
            Assert.That(spots.Spots.Length + spots.LeftOut, Is.EqualTo(all.Length));
        }
    }

    [TestCaseSource(nameof(Houses))]
    public void Chairs_stand_in_nobody_s_way(string house)
    {
        var story = Episodes.Tour(house, 200);

        foreach (var chair in story.Decor.Where(decor => decor.Kind == "chair"))
        {
            for (var step = 0; step < story.Steps.Count; step++)
                Assert.That(chair.IsInTheWay(story.WalkOf(step).Points), Is.False, $"step {step + 1}");
            Assert.That(story.Plan.Floor.Rooms[chair.Room].Area.Contains(chair.Footing.Centre.X, chair.Footing.Centre.Y));
        }
    }

    [Test]
    public void A_dining_table_has_chairs_that_look_at_it()
    {
        var plan = HousePlan.Of(WorldCatalog.Shipped.Load("family-house"));
        var table = plan.Pieces.Single(piece => piece.Kind == "diningtable").Footing;

        var chairs = plan.Decor.Where(decor => decor.Kind == "chair").ToArray();

        Assert.That(chairs, Is.Not.Empty);
        foreach (var chair in chairs)
            Assert.That(Vector2.Dot(chair.Footing.Front, table.Centre - chair.Footing.Centre), Is.GreaterThan(0.2f));
    }

    [Test]
    public void Shelves_over_a_desk_are_drawn_beyond_the_wall_and_not_on_it()
    {
        var plan = HousePlan.Of(Episodes.Game("Bowl-None-DeskLamp-308/trial_T20190907_133919_856963"));
        var desks = plan.Pieces.Where(piece => piece.Kind == "desk").ToArray();

        var shelves = plan.Pieces.Where(piece => piece.Kind == "shelf").ToArray();

        Assert.That(shelves, Is.Not.Empty);
        foreach (var shelf in shelves)
            Assert.That(desks.Any(desk => desk.Footing.Contains(shelf.Footing.Centre)), Is.False);
    }

    [Test]
    public void A_real_game_is_furnished_by_its_coordinates()
    {
        var world = Episodes.Game("Apple-None-Fridge-10/trial_T20190906_182259");

        var plan = HousePlan.Of(world);

        var fridge = plan.Pieces.Single(piece => piece.Kind == "fridge");
        var stand = world.Locations[world.Receptacles[fridge.Receptacle].Location].Pose!.Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Scene, Is.EqualTo("FloorPlan10"));
            Assert.That(plan.Floor.Rooms.Single().Type, Is.EqualTo("kitchen"));
            Assert.That(Vector2.Dot(new Vector2((float)stand.X, (float)stand.Y) - fridge.Footing.Centre, fridge.Footing.Front), Is.GreaterThan(0), "its front faces the robot");
            Assert.That(plan.Pieces.Count(piece => piece.FoldedFrom is not null), Is.GreaterThan(0));
        }
    }

    [Test]
    public void Triangles_cover_a_concave_shape_whole()
    {
        Vector2[] arrow = [new(0, 0), new(10, 0), new(5, 3), new(10, 10), new(0, 10)];

        var area = EarClipping.Of(arrow).Sum(triangle => Math.Abs(Cross(arrow[triangle.A], arrow[triangle.B], arrow[triangle.C])) / 2);

        // By the shoelace formula.
        Assert.That(area, Is.EqualTo(75f).Within(0.01f));
    }

    private static float Cross(Vector2 a, Vector2 b, Vector2 c) => ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));

    private static Position Position(Vector2 at) => new(at.X, at.Y);
}
