using System.Numerics;
using CodeAct.Embodied.Drawing.Painting;
using CodeAct.Embodied.Drawing.Plan;
using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Drawing.Strokes;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Tests.Simulation.Games;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>Walks through worlds and judges each picture by its strokes: what is drawn is where it is, and nothing hides what
/// matters.</summary>
public sealed class WalkTests
{
    // Outlines and strokes of appliances reach so far beyond their footing, in pixels.
    private const float Outline = 8;
    private const float EdgeOfFront = 0.09f;

    private const string Narrow = """
        title: A narrow house
        robot: [2, 2]
        rooms:
          kitchen: {from: [0, 0], to: [4, 4]}
          bedroom: {from: [0, 4], to: [4, 8]}
        doors:
          - {between: [kitchen, bedroom], at: [2, 4]}
        furniture:
          countertop 1: {at: [0.4, 1.5], size: [2, 0.62], facing: east, holds: [mug 1]}
          drawer 1: {at: countertop 1, holds: [fork 1]}
          fridge 1: {at: [3.5, 1.5], facing: west, holds: [egg 1]}
          bed 1: {at: [1.1, 6.6], facing: east, holds: [pillow 1, book 1]}
          shelf 1: {at: [3.8, 6], facing: west, holds: [watch 1]}
        tasks:
          mug: {goal: {some: mug, on: shelf}}
        """;

    private static IEnumerable<string> Houses => WorldCatalog.Shipped.Names;

    [TestCaseSource(nameof(Houses))]
    public void A_house_is_drawn_as_it_is(string house)
    {
        var world = WorldCatalog.Shipped.Load(house);

        Assert.That(FaultsOfPlan(world).Concat(Faults(Episodes.Tour(house, 60))), Is.Empty);
    }

    [Test]
    public void A_house_deeper_than_wide_is_turned_to_fill_the_stage()
    {
        var house = HouseReader.Read("narrow", "narrow.yaml", Narrow, WorldCatalog.Shipped.Kinds);
        var world = house.World(house.Tasks[0]);
        var story = Episodes.Story(world, [.. Episodes.TourCommands(world)]);
        var ops = Paint(story, story.Beats.Total, out _);
        var walls = Strokes(ops, PartKind.Walls).Values.Single();
        var drawn = Strokes(ops, PartKind.Piece).ToDictionary(piece => world.Receptacles[piece.Key].Name, piece => piece.Value.Centre);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(walls.Width, Is.GreaterThan(1.5f * walls.Height));
            Assert.That(drawn["bed 1"].X, Is.GreaterThan(drawn["countertop 1"].X), "north is to the right");
            Assert.That(drawn["fridge 1"].Y, Is.GreaterThan(drawn["countertop 1"].Y), "so that east is below");
            Assert.That(ops.Select(op => op.Text), Does.Contain("1 m · N →"));
            Assert.That(Enumerable.Range(0, story.Steps.Count).Where(step => story.WalkOf(step).IsJump), Is.Empty);
            Assert.That(FaultsOfPlan(world).Concat(Faults(story)), Is.Empty);
        }
    }

    [Test]
    public void The_walkthroughs_of_games_are_drawn_as_they_are([Values] AlfworldGames games)
    {
        var scenes = new HashSet<string>();
        List<string> faults = [];
        foreach (var world in AlfworldData.Collection(games, "valid_unseen").Select(game => game.ToWorld()))
        {
            if (scenes.Add(HousePlan.Of(world).Scene!))
                faults.AddRange(FaultsOfPlan(world));
            faults.AddRange(Faults(Walkthrough(world)));
        }

        Assert.That(faults, Is.Empty);
    }

    [Test]
    public void Every_scene_of_the_training_games_is_drawn_as_it_is()
    {
        var scenes = new HashSet<string>();

        var worlds = AlfworldData.Collection(AlfworldGames.Whole, "train").Select(game => game.ToWorld()).Where(world => scenes.Add(Scene(world.Name)));

        Assert.That(worlds.SelectMany(world => FaultsOfPlan(world).Concat(Faults(Walkthrough(world)))), Is.Empty);
        Assert.That(scenes, Has.Count.EqualTo(108));
    }

    private static EpisodeStory Walkthrough(WorldDefinition world) => Episodes.Story(world, new Simulator(world, Dialect.Alfworld04).ShortestPlan(default)!.Value);

    private static string Scene(string name) => name.Split('/')[1].Split('-')[^1];

    private static IEnumerable<string> FaultsOfPlan(WorldDefinition world)
    {
        var plan = HousePlan.Of(world);
        var story = Episodes.Story(world, ["look"]);
        var ops = Paint(story, 0, out var page);
        var strokes = Strokes(ops, PartKind.Piece);
        var walls = Box.Around([.. plan.Floor.Rooms.Select(room => page.View.Of(room.Area)).SelectMany(box => (Vector2[])[new(box.X, box.Y), new(box.Right, box.Bottom)])]);
        var drawn = plan.Pieces.Where(piece => strokes.ContainsKey(piece.Receptacle) && piece.FoldedFrom is null).ToArray();
        foreach (var piece in drawn.Where(piece => !walls.Grown(Outline).Contains(strokes[piece.Receptacle])))
            yield return $"{world.Name}: {NameOf(world, piece)} is drawn outside of the walls";
        for (var i = 0; i < drawn.Length; i++)
        {
            for (var k = i + 1; k < drawn.Length; k++)
            {
                var (first, second) = (drawn[i], drawn[k]);
                // A front lies along the edge of what it is built into, and on nothing else.
                var (front, body) = first.IsStrip ? (first, second) : (second, first);
                if (plan.Scene is not null && front.IsStrip && !body.IsStrip && body.Layer is PieceLayer.Floor && Onto(front.Footing, body.Footing) > EdgeOfFront)
                    yield return $"{world.Name}: the front of {NameOf(world, front)} lies on {NameOf(world, body)}";
                if (first.IsStrip != second.IsStrip || first.Footing == second.Footing || first.Layer != second.Layer || first.Look.Plate is not null)
                    continue;
                // A strip may be open for good, and its inside is drawn before it.
                var (a, b) = first.IsStrip ? (page.View.Around(first.Footing), page.View.Around(second.Footing)) : (strokes[first.Receptacle], strokes[second.Receptacle]);
                if (Math.Min(Math.Min(a.Right, b.Right) - Math.Max(a.X, b.X), Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Y, b.Y)) > 1.5f * Outline)
                    yield return $"{world.Name}: {NameOf(world, first)} and {NameOf(world, second)} lie over each other";
            }
        }
    }

    // How far a front reaches onto a body, in metres.
    private static double Onto(Footing front, Footing body)
    {
        var (a, b) = (front.Area, body.Area);
        return Math.Min(Math.Min(a.Right, b.Right) - Math.Max(a.X, b.X), Math.Min(a.Top, b.Top) - Math.Max(a.Y, b.Y));
    }

    private static IEnumerable<string> Faults(EpisodeStory story)
    {
        for (var steps = 0; steps <= story.Steps.Count; steps++)
        {
            var time = story.Beats.TimeOf(steps);
            var ops = Paint(story, time, out var page);
            var scene = new HouseScene(story, story.Beats.At(time));
            var (pieces, things) = (Strokes(ops, PartKind.Piece), Strokes(ops, PartKind.Thing));
            var world = story.Replay.World;
            foreach (var thing in scene.Things().Where(thing => scene.State.IsAccessible(thing.Receptacle) && story.RoomsSeen(steps)[Math.Max(0, story.Plan.Pieces[thing.Receptacle].Room)]))
            {
                var piece = story.Plan.Pieces[thing.Receptacle];
                if (piece.Look.Shows.Contains(thing.Kind) || !pieces.TryGetValue(thing.Receptacle, out var on))
                    continue;
                if (!things.TryGetValue(thing.Thing, out var at))
                    yield return $"{world.Name}, step {steps}: {world.Things[thing.Thing].Name} is not drawn in {NameOf(world, piece)}";
                else if (!on.Grown(2).Contains(page.View.Of(thing.At)) || !at.Meets(on))
                    yield return $"{world.Name}, step {steps}: {world.Things[thing.Thing].Name} is drawn beside {NameOf(world, piece)}";
            }

            if (scene.Target is { } target && pieces.TryGetValue(target, out var aim) && page.Labels.FirstOrDefault(label => label.Shared(aim.Grown(-Outline)) > 1) is { Width: > 0 } over)
                yield return $"{world.Name}, step {steps}: a label at {over} covers {NameOf(world, story.Plan.Pieces[target])}";
        }

        foreach (var leaf in story.Leaves)
        {
            foreach (var step in Enumerable.Range(0, story.Steps.Count).Where(step => leaf.IsInTheWay(story.WalkOf(step).Points)))
                yield return $"{story.Replay.World.Name}, step {step + 1}: the robot walks through a door's leaf";
        }
    }

    private static string NameOf(WorldDefinition world, Piece piece) => world.Receptacles[piece.Receptacle].Name;

    private static IReadOnlyList<DrawOp> Paint(EpisodeStory story, double time, out PagePainter page)
    {
        var canvas = new Canvas();
        page = new PagePainter(canvas, PageLayout.For(1280, 720), story, new PageState());
        page.Paint(time);
        return canvas.Ops;
    }

    // Where each part is drawn. Shadows and light that falls out of what is open are left out.
    private static Dictionary<int, Box> Strokes(IReadOnlyList<DrawOp> ops, PartKind kind) => ops
        .Where(op => op.Part.Kind == kind && op.Shape is not (Shape.Clip or Shape.Unclip or Shape.Ring) && op.Color != Theme.Dark.Shadow)
        .GroupBy(op => op.Part.Index)
        .ToDictionary(part => part.Key, part => Box.Around([.. part.Select(op => OpBounds.Of(op)).SelectMany(box => (Vector2[])[new(box.X, box.Y), new(box.Right, box.Bottom)])]));
}
