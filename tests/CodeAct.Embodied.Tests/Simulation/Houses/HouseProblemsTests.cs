using System.Text;
using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Houses;

public sealed class HouseProblemsTests
{
    private static readonly string Sound = """
        title: Two rooms
        robot: [2, 2]
        rooms:
          kitchen: {from: [0, 0], to: [4, 4]}
          pantry: {type: hall, from: [4, 0], to: [6, 4]}
        doors:
          - {between: [kitchen, pantry], at: [4, 2], width: 0.9}
        furniture:
          fridge 1: {at: [0.5, 3.5], facing: south, holds: [egg 1, mug 1]}
          microwave 1: {at: countertop 1, open: true}
          countertop 1: {at: [2.5, 3.6], holds: [mug 2, hot potato 1]}
          sidetable 1: {at: [5, 0.4], holds: [desklamp 1, book 1]}
          sinkbasin 1: {at: countertop 1}
        tasks:
          heat-egg: {goal: {some: egg, that: hot, on: countertop}}
          read: {goal: {hold: book, under: desklamp}, wording: 2}
        """;

    /// <summary>One mistake each: what it is, the sound text, and what stands there instead.</summary>
    private static readonly (string Mistake, string From, string To)[] Mistakes =
    [
        ("unknown key", "title:", "tilte:"),
        ("a tab", "  pantry: {type", "\tpantry: {type"),
        ("a brace that is not closed", "to: [4, 4]}\n  pantry", "to: [4, 4]\n  pantry"),
        ("a part of a kind's name", "sinkbasin 1", "sink 1"),
        ("a name that several kinds have", "sidetable 1", "table 1"),
        ("unknown key of a room", "{type: hall, from: [4, 0]", "{type: hall, form: [4, 0]"),
        ("missing key", "robot: [2, 2]\n", ""),
        ("missing key of a task", "some: egg, that: hot, on: countertop", ""),
        ("title too long", "Two rooms", new string('x', 200)),
        ("empty table", "rooms:\n  kitchen: {from: [0, 0], to: [4, 4]}\n  pantry: {type: hall, from: [4, 0], to: [6, 4]}\n", "rooms: {}\n"),
        ("no tasks", "tasks:\n  heat-egg: {goal: {some: egg, that: hot, on: countertop}}\n  read: {goal: {hold: book, under: desklamp}, wording: 2}", "tasks: {}"),
        ("a list for a table", "kitchen: {from: [0, 0], to: [4, 4]}", "kitchen: [0, 0, 4, 4]"),
        ("a text for a list", "doors:\n  - {between: [kitchen, pantry], at: [4, 2], width: 0.9}", "doors: kitchen to pantry"),
        ("a text for a number", "width: 0.9", "width: wide"),
        ("a quoted number", "width: 0.9", "width: '0.9'"),
        ("not a number", "width: 0.9", "width: .nan"),
        ("infinity", "robot: [2, 2]", "robot: [2, 1e999]"),
        ("a huge number", "robot: [2, 2]", "robot: [2, 1e12]"),
        ("one number for a point", "robot: [2, 2]", "robot: [2]"),
        ("a text for true", "open: true", "open: yes"),
        ("duplicate key", "open: true", "open: true, open: false"),
        ("duplicate piece", "sinkbasin 1:", "fridge 1:"),
        ("thing in two places", "mug 2", "mug 1"),
        ("unknown kind of receptacle", "sidetable 1", "sidetabel 1"),
        ("unknown kind of thing", "book 1", "bok 1"),
        ("unknown condition", "hot potato 1", "warm potato 1"),
        ("condition that cannot be", "mug 2", "hot lit mug 2"),
        ("hot and cool", "hot potato 1", "hot cool potato 1"),
        ("name without number", "fridge 1:", "fridge:"),
        ("number out of bounds", "fridge 1:", "fridge 0:"),
        ("thing where it does not go", "book 1]", "towel 1, book 1]"),
        ("open without a door", "sidetable 1: {", "sidetable 1: {open: false, "),
        ("openable without a door", "sidetable 1: {", "sidetable 1: {openable: true, "),
        ("open and not openable", "open: true}", "openable: false, open: true}"),
        ("unknown order of lists", "robot:", "listing: sideways\nrobot:"),
        ("unknown direction", "facing: south", "facing: down"),
        ("unknown type of room", "type: hall", "type: pantry"),
        ("room without type", "type: hall, ", ""),
        ("room name", "  pantry:", "  pan/try:"),
        ("room turned inside out", "to: [6, 4]", "to: [4, 4]"),
        ("rooms overlap", "from: [4, 0]", "from: [3.5, 0]"),
        ("house too large", "to: [6, 4]", "to: [6, 100]}\n  far away: {type: hall, from: [4, -100], to: [6, 0]"),
        ("door between unknown rooms", "[kitchen, pantry]", "[kitchen, panty]"),
        ("door of one room", "[kitchen, pantry]", "[kitchen]"),
        ("door where no wall is shared", "from: [4, 0], to: [6, 4]", "from: [4.5, 0], to: [6, 4]"),
        ("door off the wall", "at: [4, 2]", "at: [3, 2]"),
        ("door over the end of the wall", "at: [4, 2]", "at: [4, 0.2]"),
        ("door wider than the wall", "at: [4, 2], width: 0.9", "width: 5"),
        ("door too narrow", "width: 0.9", "width: 0.5"),
        ("robot outside", "robot: [2, 2]", "robot: [9, 2]"),
        ("robot in furniture", "robot: [2, 2]", "robot: [2.5, 3.6]"),
        ("robot at the wall", "robot: [2, 2]", "robot: [0.1, 2]"),
        ("room without door", "doors:\n  - {between: [kitchen, pantry], at: [4, 2], width: 0.9}\n", ""),
        ("room behind furniture", "  sinkbasin 1", "  desk 1: {at: [4.4, 2], facing: east, size: [2, 0.7]}\n  sinkbasin 1"),
        ("furniture outside", "at: [0.5, 3.5]", "at: [0.5, 8]"),
        ("furniture in the wall", "at: [0.5, 3.5]", "at: [0.2, 3.5]"),
        ("furniture too large", "at: [0.5, 3.5]", "at: [0.5, 3.5], size: [7, 1]"),
        ("furniture overlaps", "at: [0.5, 3.5]", "at: [1.6, 3.5]"),
        ("furniture on unknown furniture", "microwave 1: {at: countertop 1", "microwave 1: {at: counter 1"),
        ("furniture on furniture on furniture", "sinkbasin 1: {at: countertop 1", "sinkbasin 1: {at: microwave 1"),
        ("no place to stand", "facing: south", "facing: west"),
        ("place to stand in furniture", "facing: south", "stand: [2.5, 3.6]"),
        ("place to stand too far away", "facing: south", "stand: [5, 2]"),
        ("place of unknown furniture", "facing: south", "stand: sofa 1"),
        ("place shared from afar", "facing: south", "stand: sidetable 1"),
        ("place shared of a piece that shares", "sinkbasin 1: {at: countertop 1}", "sinkbasin 1: {at: countertop 1, stand: microwave 1}\n  cabinet 1: {at: countertop 1, stand: sinkbasin 1}"),
        ("unknown condition", "hold: book", "hode: book"),
        ("task name", "heat-egg:", "Heat egg:"),
        ("lamp for a receptacle", "on: countertop", "under: desklamp"),
        ("no receptacle", ", that: hot, on: countertop", ""),
        ("unknown wording", "wording: 2", "wording: 1.5"),
        ("unknown object", "hold: book", "hold: bock"),
        ("object that is not in the house", "hold: book", "hold: pen"),
        ("object that cannot be taken", "hold: book", "hold: television"),
        ("object that cannot be heated", "some: egg", "some: book"),
        ("nothing that heats", "  microwave 1: {at: countertop 1, open: true}\n", ""),
        ("target that is not in the house", "on: countertop", "on: diningtable"),
        ("target that does not take the object", "on: countertop", "on: toilet"),
        ("lamp that is not in the house", "under: desklamp", "under: floorlamp"),
        ("lamp that is none", "under: desklamp", "under: candle"),
        ("two of one", "some: egg, that: hot", "some: 2 egg"),
        ("done before it begins", "some: egg, that: hot", "some: potato, that: hot"),
        ("a goal in an unknown room", "on: countertop", "on: countertop, room: kitchin"),
        ("a place without a door", "hold: book, under: desklamp", "place: desk, is: open"),
        ("what cannot be sliced", "that: hot", "that: sliced"),
        ("nothing that slices", "some: egg, that: hot", "some: potato, that: sliced"),
        ("a home that is not there", "hold: book, under: desklamp", "tidy: [book]"),
        ("broken in the middle", "sidetable 1: {at: [5, 0.4], holds", "sidetabel 1: {at: [5, 0.4, holds"),
        ("an anchor", "robot: [2, 2]", "robot: &start [2, 2]"),
        ("an alias", "robot: [2, 2]", "robot: *start"),
        ("a tag", "robot: [2, 2]", "robot: !!python/object [2, 2]"),
        ("a second document", "tasks:", "---\ntasks:"),
        ("a list as a key", "robot: [2, 2]", "? [robot]\n: [2, 2]"),
        ("a control character", "Two rooms", "\"Two \\e[31mrooms\""),
        ("a raw control character", "Two rooms", "Two \u001b[31mrooms"),
        ("a text that runs backwards", "Two rooms", "Two \u202esmoor"),
    ];

    [Test]
    public void Every_mistake_is_reported_with_its_place_and_what_would_mend_it()
    {
        var text = new StringBuilder();
        foreach (var (mistake, from, to) in Mistakes)
        {
            Assert.That(Sound, Does.Contain(from), mistake);
            text.Append(mistake).Append('\n');
            foreach (var problem in ProblemsOf(Sound.Replace(from, to, StringComparison.Ordinal)))
                text.Append("  ").Append(problem).Append('\n');
        }

        GoldenFile.Check(GoldenFile.Of("problems.txt"), text.ToString());
    }

    [Test]
    public void A_house_of_two_rooms_that_fits_in_twenty_lines_has_no_problems() => Assert.That(ProblemsOf(Sound), Is.Empty);

    private static IEnumerable<TestCaseData> AllMistakes() =>
        Mistakes.Select(mistake => new TestCaseData(mistake.From, mistake.To).SetArgDisplayNames(mistake.Mistake));

    [TestCaseSource(nameof(AllMistakes))]
    public void A_mistake_is_found(string from, string to)
    {
        var problems = ProblemsOf(Sound.Replace(from, to, StringComparison.Ordinal));

        Assert.That(problems, Is.Not.Empty);
        Assert.That(problems, Has.All.Property(nameof(WorldProblem.Line)).Positive.And.Property(nameof(WorldProblem.Column)).Positive);
    }

    [TestCase("[{some: egg, in: fridge}, {none: egg, in: fridge}]", "'heat-egg' cannot be done: ")]
    [TestCase("[{some: egg, that: hot, on: countertop}, {none: any, on: countertop}]", "'heat-egg' cannot be done: ")]
    [TestCase("{first: {some: egg, that: hot, on: countertop}, then: {place: fridge, is: closed}}", "a later part of 'heat-egg' holds from the start")]
    [TestCase("{hold: book, under: desklamp}", "'read' is 'heat-egg' by another name")]
    public void A_task_that_makes_no_sense_is_found_by_the_planner(string goal, string problem)
    {
        var text = Sound.Replace("{some: egg, that: hot, on: countertop}", goal, StringComparison.Ordinal).Replace(", wording: 2", "", StringComparison.Ordinal);

        Assert.That(
            () => HouseReader.Read("house", "house.yaml", text, WorldCatalog.Shipped.Kinds, plans: true),
            Throws.TypeOf<WorldFormatException>().With.Message.Contains(problem));
    }

    [Test]
    public void Five_mistakes_in_one_file_are_reported_in_one_go()
    {
        var text = File.ReadAllText(Path.Combine(GoldenFile.Root, GoldenFile.Of("five-mistakes.yaml")));

        var problems = ProblemsOf(text, "five-mistakes.yaml");

        Assert.That(problems, Has.Count.EqualTo(5));
        GoldenFile.Check(GoldenFile.Of("five-mistakes.txt"), string.Concat(problems.Select(problem => $"{problem}\n")));
    }

    internal static IReadOnlyList<WorldProblem> ProblemsOf(string text, string file = "house.yaml")
    {
        try
        {
            HouseReader.Read("house", file, text, WorldCatalog.Shipped.Kinds);
            return [];
        }
        catch (WorldFormatException e)
        {
            return e.Problems;
        }
    }
}
