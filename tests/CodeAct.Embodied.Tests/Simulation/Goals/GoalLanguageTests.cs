using System.Text.Json;
using CodeAct.Embodied.Simulation.Goals;
using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Goals;

public sealed class GoalLanguageTests
{
    [TestCaseSource(nameof(AlfworldTasks))]
    public void A_task_of_ALFWorld_keeps_its_sentences(TaskShape shape, int variant)
    {
        var goal = Goal.Of(shape.Type, "mug", "desklamp");

        var sentence = Sentence(goal, variant);

        Assert.That(sentence, Is.EqualTo(shape.Sentence("mug", "desklamp", variant)));
        Assert.That(Text(GoalSentenceReader.Read(sentence)!), Is.EqualTo(Text(goal)));
    }

    [TestCase("{some: mug, in: diningtable}", "put a mug in diningtable")]
    [TestCase("{hold: pencil, under: desklamp}", "look at pencil under the desklamp")]
    [TestCase("{some: egg, that: hot, in: fridge}", "put a hot egg in fridge")]
    [TestCase("{some: 2 keychain, in: dresser, together: true}", "put two keychain in dresser")]
    [TestCase("{some: 2 keychain, in: dresser}", "put two keychains on any dressers", Description = "must not read as ALFWorld's, which wants both in one")]
    [TestCase("{some: 3 plate, that: clean, in: cabinet}", "put three clean plates in any cabinets")]
    [TestCase("{some: 3 knife, in: drawer, room: kitchen, together: true}", "put three knives together in a drawer in the kitchen")]
    [TestCase("{some: tomato, that: [clean, cool, sliced], on: countertop}", "put a clean cool sliced tomato on a countertop")]
    [TestCase("{all: book, in: shelf, room: study}", "put all books on shelves in the study")]
    [TestCase("{all: potato, that: [clean], on: countertop}", "put all potatoes clean on countertops")]
    [TestCase("{exactly: 2 mug, on: diningtable}", "have exactly two mugs on diningtables")]
    [TestCase("{exactly: 1 mug, room: living room}", "have exactly one mug in the living room")]
    [TestCase("{none: any, on: coffeetable, room: living room}", "leave nothing on coffeetables in the living room")]
    [TestCase("{none: mug, that: hot, in: cabinet}", "leave no hot mug in cabinets")]
    [TestCase("{some: fork, beside: plate, on: diningtable}", "put a fork beside a plate on a diningtable")]
    [TestCase("{some: apple, that: clean}", "have a clean apple")]
    [TestCase("{hold: apple}", "hold an apple")]
    [TestCase("{lamp: desklamp, is: on}", "switch on a desklamp")]
    [TestCase("{at: fridge}", "go to a fridge")]
    [TestCase("{place: all, is: closed, room: kitchen}", "leave everything closed in the kitchen")]
    [TestCase("{place: drawer, is: open}", "leave every drawer open")]
    [TestCase("{tidy: [mug, plate, fork], room: kitchen}", "put every mug, plate and fork of the kitchen in its usual place")]
    [TestCase("[{some: bread, that: sliced, on: countertop}, {some: knife, that: clean, in: drawer}]", "put a sliced bread on a countertop, and put a clean knife in a drawer")]
    [TestCase("{first: {some: plate, on: diningtable}, then: {some: apple, that: sliced, on: diningtable}, keep: true}",
        "first put a plate on a diningtable, then put a sliced apple on a diningtable, and keep it all that way")]
    [TestCase("{first: {at: fridge}, then: {first: {at: bed}, then: {at: sofa}}}", "first go to a fridge, then go to a bed, then go to a sofa")]
    [TestCase("{if: {lamp: floorlamp, is: on}, then: {some: book, on: sofa}, else: {some: book, in: drawer}}",
        "if a floorlamp is on, put a book on a sofa; otherwise put a book in a drawer")]
    [TestCase("{if: {tidy: [mug, cup]}, then: {at: bed}, else: [{some: 2 mug, on: shelf}, {at: sofa}]}",
        "if every mug and cup is in its usual place, go to a bed; otherwise put two mugs on any shelves, and go to a sofa")]
    [TestCase("{if: {all: mug, that: clean, in: cabinet}, then: {hold: mug}, else: {none: mug, on: desk}}",
        "if all mugs are clean in cabinets, hold a mug; otherwise leave no mug on desks")]
    public void A_goal_has_a_sentence_that_reads_back_as_the_same_goal(string yaml, string sentence)
    {
        var goal = ReadYaml(yaml);

        Assert.That(Sentence(goal), Is.EqualTo(sentence));
        Assert.That(Text(GoalSentenceReader.Read(sentence, kind => WorldCatalog.Shipped.Kinds.Things[kind].Homes)!), Is.EqualTo(Text(goal)));
        Assert.That(Text(ReadYaml(Text(goal))), Is.EqualTo(Text(goal)), "what is written reads back, too");
        Assert.That(Text(ReadJson(JsonSerializer.Serialize(goal, EpisodeJson.Readable.Options))), Is.EqualTo(Text(goal)), "and so does what a log has");
    }

    [Test]
    public void Every_form_reads_back_for_every_kind_of_thing_and_place()
    {
        var kinds = WorldCatalog.Shipped.Kinds;
        foreach (var thing in kinds.Things.Keys)
        {
            foreach (var quantity in EnumNames.All<Quantity>())
            {
                foreach (var condition in new Condition?[] { null, Condition.Sliced })
                {
                    foreach (var count in quantity is Quantity.Some or Quantity.Exactly ? (int[])[1, 2, 5, 13] : [1])
                        Check(new Requirement.Things { Quantity = quantity, Count = count, Kind = thing, That = condition is { } that ? [that] : [], Place = "shelf", Room = "living room" });
                }
            }

            Check(new Requirement.Hold(thing, null));
            Check(new Requirement.LampOn(thing));
        }

        foreach (var place in kinds.Receptacles.Keys)
        {
            Check(new Requirement.Things { Kind = "mug", Count = 3, Place = place });
            Check(new Requirement.Things { Quantity = Quantity.All, Kind = "mug", Place = place });
            Check(new Requirement.Doors(place, true, "hall 2"));
            Check(new Requirement.At(place, null));
        }

        void Check(Requirement requirement)
        {
            var goal = new Goal { Phases = [[requirement]], If = requirement, Else = new Goal { Phases = [[requirement, requirement], [requirement]], Keep = true } };
            var sentence = Sentence(goal);
            Assert.That(GoalSentenceReader.Read(sentence) is { } read ? Text(read) : "no goal", Is.EqualTo(Text(goal)), sentence);
        }
    }

    [TestCase("Wash the mug, then dance.")]
    [TestCase("if a mug, put a mug in fridge")]
    [TestCase("put a mug in fridge, and dance")]
    [TestCase("first put a mug in fridge")]
    [TestCase("put mug")]
    public void A_sentence_of_another_kind_is_no_goal(string sentence) => Assert.That(GoalSentenceReader.Read(sentence), Is.Null);

    [TestCase("{any: mug}", "a condition begins with some, all, exactly, none, hold, lamp, place, at or tidy, not with 'any'")]
    [TestCase("{some: mgu, in: fridge}", "'mgu' is no kind of thing; did you mean 'mug'?")]
    [TestCase("{some: 0 mug, in: fridge}", "'some' takes a number from 1 to 99 and a kind, as in '2 mug', not '0 mug'")]
    [TestCase("{some: mug}", "this says nothing of where; add 'in', 'on' or 'room'")]
    [TestCase("{some: mug, that: [hot, cool], in: fridge}", "nothing is both hot and cool; choose one")]
    [TestCase("{some: mug, that: heavy, in: fridge}", "'heavy' is no property of a thing; there is clean, hot, cool or sliced")]
    [TestCase("{some: mug, in: fridge, on: fridge}", "'in' and 'on' mean the same; give one of them")]
    [TestCase("{tidy: [television]}", "nobody knows where a television belongs; add 'homes: {television: [cabinet]}' here, or 'home' to television in kinds.yaml")]
    [TestCase("{if: {at: fridge}, then: {at: bed}}", "a condition with 'if' lacks 'else': the goal where it does not")]
    [TestCase("[]", "a goal has 1 to 24 conditions, not 0")]
    public void What_is_no_goal_is_said_in_a_sentence(string yaml, string problem) =>
        Assert.That(() => ReadYaml(yaml), Throws.TypeOf<WorldFormatException>().With.Message.Contains(problem));

    [TestCase("7", "a condition begins with some")]
    [TestCase("{}", "a condition begins with some")]
    [TestCase("""{"some":"mug","in":"fridge","room":"a\"b"}""", "is no name of a room")]
    [TestCase("""{"some":"mug\u001b[31m","in":"fridge"}""", "there is a control character in this text")]
    [TestCase("""{"tidy":["mug"]}""", "nobody knows where a mug belongs")]
    [TestCase("""{"type":"other","object_kind":"mug","target_kind":"fridge"}""", "there is no 'other'")]
    [TestCase("""{"type":"pick_and_place_simple","object_kind":"mug"}""", "the goal lacks 'target_kind'")]
    public void A_goal_of_a_log_that_is_none_is_refused_with_a_sentence(string json, string problem) =>
        Assert.That(() => ReadJson(json), Throws.InstanceOf<JsonException>().With.Message.Contains(problem));

    private static Goal ReadJson(string json) => JsonSerializer.Deserialize<Goal>(json, EpisodeJson.Readable.Options)!;

    private static IEnumerable<TestCaseData> AlfworldTasks() =>
        from shape in TaskShape.All
        from variant in (int[])[0, 1]
        select new TestCaseData(shape, variant).SetArgDisplayNames(shape.Word, $"{variant}");

    private static string Sentence(Goal goal, int variant = 0) => new GoalSentence(kind =>
        WorldCatalog.Shipped.Kinds.Receptacles.TryGetValue(kind, out var known) ? Receptacle.PrepositionOf(kind, known.Traits) : "in").Write(goal, variant);

    private static string Text(Goal goal) => new GoalWriter(quoted: false).Write(goal);

    private static Goal ReadYaml(string yaml)
    {
        var problems = new ProblemList("goal.yaml");
        var (tree, _) = YamlTreeReader.Read(yaml, problems);
        var goal = new GoalReader(WorldCatalog.Shipped.Kinds, problems).Read(tree!);
        problems.ThrowIfAny();
        return goal!;
    }
}
