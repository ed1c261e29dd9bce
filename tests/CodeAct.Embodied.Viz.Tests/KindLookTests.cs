using CodeAct.Embodied.Drawing.Looks;
using CodeAct.Embodied.Drawing.Painting;
using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Drawing.Strokes;
using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>How kinds are drawn.</summary>
public sealed class KindLookTests
{
    private static IEnumerable<string> Receptacles => WorldCatalog.Shipped.Kinds.Receptacles.Keys;

    private static IEnumerable<string> Things => WorldCatalog.Shipped.Kinds.Things.Keys;

    [TestCaseSource(nameof(Receptacles))]
    public void Every_kind_of_receptacle_has_a_drawing(string kind) => Assert.That(KindLooks.Of(kind), Has.Property("Shapes").Not.Empty.And.Property("Size").Not.Null);

    [TestCaseSource(nameof(Things))]
    public void Every_kind_of_thing_has_a_drawing_or_is_a_part_of_another(string kind) =>
        Assert.That(KindLooks.Of(kind).Is(LookTraits.Part) || KindLooks.Of(kind).Shapes.Length > 0);

    [Test]
    public void Mistakes_in_a_drawing_are_reported_with_their_places()
    {
        const string Text = """
            receptacles:
              bench:
                size: [1, 1]
                height: 1
                accepts: []
                drawn: {is: [raisd], leaf: gold plate, colour: red, shapes: [C .5 .5 .5 woud, Q 1 2 3 wood]}
            things:
              hammer: {does: [pickupable], drawn: {like: hamer, shapes: [R 0 0 1 wood, L 0 x 1 1 .1 wood]}}
              nail: {drawn: {across: wide}}
            scenery:
              lamp: {shows: [vase], shapes: [P 0 0 1 1 .5 wood, C .5 .5 .4]}
            materials:
              wood: A98467
              sky: blue
            """;

        var problems = Assert.Throws<WorldFormatException>(() => KindLookReader.Read("kinds.yaml", Text, LookBook.Empty)).Problems;

        Assert.That(problems.Select(problem => $"{problem}"), Is.EqualTo((string[])[
            "kinds.yaml:6:18: 'raisd' is no word for a drawing; did you mean 'raised'?",
            "kinds.yaml:6:32: 'gold plate' is no material; there is wood",
            "kinds.yaml:6:44: 'colour' says nothing about a drawing; there are 16, such as is, like or size",
            "kinds.yaml:6:77: 'woud' is no material; did you mean 'wood'?",
            "kinds.yaml:6:83: 'Q' is no shape; there is C, E, L, O, P, R or S",
            "kinds.yaml:8:46: 'hamer' is no kind; did you mean 'hammer'?",
            "kinds.yaml:8:62: R takes 5 numbers and a material, and here are 4 words",
            "kinds.yaml:8:80: 'x' is no number such as .5",
            "kinds.yaml:9:9: a kind of thing lacks 'does': what it affords.",
            "kinds.yaml:9:26: 'across' needs a number such as 1.5 here, not 'wide'",
            "kinds.yaml:11:18: 'vase' is no kind; there is bench, hammer, nail or lamp",
            "kinds.yaml:11:34: P takes an even number of numbers, at least 6, and a material, and here are 6 words",
            "kinds.yaml:11:53: C takes 3 numbers and a material, and here are 3 words",
            "kinds.yaml:14:8: a material is six hexadecimal digits, such as A98467, not 'blue'",
        ]));
    }

    [TestCase(ReceptacleTraits.Openable, 0.5, "cabinet", TestName = "What can be opened is a box with a door")]
    [TestCase(ReceptacleTraits.Openable | ReceptacleTraits.Cools, 0.5, "fridge", TestName = "What cools is a fridge")]
    [TestCase(ReceptacleTraits.Heats, 0.5, "microwave", TestName = "What heats is a microwave")]
    [TestCase(ReceptacleTraits.Cleans, 0.5, "sinkbasin", TestName = "What cleans is a basin")]
    [TestCase(ReceptacleTraits.None, 1.5, "shelf", TestName = "What is high up is a shelf")]
    public void A_kind_without_a_drawing_looks_like_what_it_does(ReceptacleTraits traits, double height, string like)
    {
        var receptacle = new Receptacle { Id = "x", Name = "wardrobe 1", Kind = "wardrobe", Location = 0, Traits = traits, Position = new Position(0, 0) { Height = height } };

        Assert.That(KindLooks.Of(receptacle).Shapes, Is.EqualTo(KindLooks.Of(like).Shapes));
    }

    [Test]
    public void A_house_with_kinds_of_its_own_is_drawn_to_its_end()
    {
        var house = Episodes.FreshFile("house.yaml");
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(house)!, "kinds.yaml"), """
            receptacles:
              wardrobe: {size: [1.2, 0.6], height: 1, does: [openable], accepts: [hammer]}
              workbench: {size: [1.4, 0.7], height: 0.9, accepts: [hammer], drawn: {shapes: [R! 0 0 1 1 .1 wood]}}
            things:
              hammer: [pickupable]
            """);
        File.WriteAllText(house, """
            title: A workshop
            robot: [2, 2]
            rooms:
              workshop: {type: study, from: [0, 0], to: [5, 4]}
            furniture:
              wardrobe 1: {at: [0.7, 3.65], facing: south}
              workbench 1: {at: [4.6, 2], facing: west, holds: [hammer 1]}
            tasks:
              tidy: {goal: {some: hammer, on: wardrobe}}
            """);
        var story = Episodes.Story(
            WorldCatalog.Shipped.Load(house),
            ["go to workbench 1", "take hammer 1 from workbench 1", "go to wardrobe 1", "open wardrobe 1", "move hammer 1 to wardrobe 1"]);
        var canvas = new Canvas();

        for (var time = 0.0; time <= story.Beats.Total; time += 0.1)
            new PagePainter(canvas, PageLayout.For(1280, 720), story, new PageState()).Paint(time);

        Assert.That(story.Replay.StateAfter(5).IsWon);
    }

    [Test]
    public void A_step_whose_verb_is_not_in_the_table_is_shown_without_an_effect()
    {
        var look = VerbLook.Of(null);

        Assert.That((look.Seconds, look.Flight, look.Glow, look.Label), Is.EqualTo((0.7, Flight.None, (object?)null, (object?)null)));
    }
}
