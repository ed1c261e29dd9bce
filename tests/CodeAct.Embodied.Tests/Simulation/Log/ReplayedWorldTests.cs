using System.Globalization;
using System.Text.Json.Nodes;
using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Log;

/// <summary>Worlds that came with a log from anywhere: one place in a sound world is changed, and the log is played.</summary>
public sealed class ReplayedWorldTests
{
    private static readonly string Small = Line(SmallWorld.With());
    private static readonly string Kitchen = Line(WorldCatalog.Shipped.Load("kitchen#heat-egg"));

    // Six locations, six receptacles and seven things: one below the first, the last, and one behind it.
    [TestCase("start_location", "{0}", "start_location", 6)]
    [TestCase("receptacles[5].location", "{0}", "receptacles", 6)]
    [TestCase("contents", """[{"thing":{0},"receptacle":5}]""", "contents", 7)]
    [TestCase("contents", """[{"thing":0,"receptacle":{0}}]""", "contents", 6)]
    [TestCase("thing_locations", """[{"thing":{0},"location":5}]""", "thing_locations", 7)]
    [TestCase("thing_locations", """[{"thing":0,"location":{0}}]""", "thing_locations", 6)]
    [TestCase("inner_things", """[{"inner":{0},"outer":0}]""", "inner_things", 7)]
    [TestCase("inner_things", """[{"inner":0,"outer":{0}}]""", "inner_things", 7)]
    [TestCase("conditions", """[{"thing":{0},"condition":"hot"}]""", "conditions", 7)]
    [TestCase("open_receptacles", "[0,{0}]", "open_receptacles", 6)]
    public void A_number_points_at_something(string place, string value, string list, int count)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Play(-1), Throws.TypeOf<InputException>().With.Message.EndsWith($"cannot be replayed: {list} names entity -1 of {count}"));
            Assert.That(Play(0), Throws.Nothing);
            Assert.That(Play(count - 1), Throws.Nothing);
            Assert.That(Play(count), Throws.TypeOf<InputException>().With.Message.EndsWith($"cannot be replayed: {list} names entity {count} of {count}"));
        }

        Action Play(int index) => () => Replayed(Small, (place, value.Replace("{0}", index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
    }

    [TestCase("receptacles[0].name", "\"table 1\"", "table 1")]
    [TestCase("things[0].name", "\"mug 2\"", "mug 2")]
    [TestCase("things[0].name", "\"table 1\"", "table 1")]
    public void A_name_is_that_of_one_entity(string place, string name, string twice) =>
        Refuses(Small, $"two entities are called '{twice}'", (place, name));

    [Test]
    public void A_world_has_a_location() =>
        Refuses(Small, "it has no location", ("locations", "[]"));

    [TestCase("receptacles")]
    [TestCase("things")]
    [TestCase("locations")]
    public void A_world_is_of_a_size_that_can_be_held_in_memory(string list)
    {
        var example = At(JsonNode.Parse(Small)!, "world." + list).AsArray()[0]!.ToJsonString();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Replayed(Small, (list, Many(5000)), ("inner_things", "[]"), ("contents", "[]"), ("thing_locations", "[]"), ("start_location", "0")), Throws.Nothing);
            Refuses(Small, "it has more than 5000 places or things", (list, Many(5001)));
        }

        string Many(int count) => $"[{string.Join(',', Enumerable.Range(0, count).Select(Numbered))}]";

        string Numbered(int number)
        {
            var item = JsonNode.Parse(example)!;
            item["name"] = $"{item["name"]} {number}";
            if (item["location"] is not null)
                item["location"] = 0;
            return item.ToJsonString();
        }
    }

    [TestCase("receptacles[0].position.x", "something is not on the plan")]
    [TestCase("receptacles[0].position.y", "something is not on the plan")]
    [TestCase("things[0].position.height", "something is not on the plan")]
    [TestCase("things[0].position.x", "something is not on the plan")]
    [TestCase("locations[0].pose.x", "a location is not on the plan")]
    [TestCase("locations[0].pose.y", "a location is not on the plan")]
    [TestCase("plan.rooms[0].area.x", "a rectangle of its plan is none")]
    [TestCase("plan.rooms[0].area.y", "a rectangle of its plan is none")]
    [TestCase("plan.furniture[0].area.x", "a rectangle of its plan is none")]
    [TestCase("plan.doors[0].opening.y", "a rectangle of its plan is none")]
    public void What_stands_somewhere_stands_within_a_kilometre(string place, string problem)
    {
        (string, string) door = ("plan.doors", """[{"from":"kitchen","to":"kitchen","opening":{"x":0,"y":0,"width":1,"depth":0}}]""");

        using (Assert.EnterMultipleScope())
        {
            Refuses(Kitchen, problem, door, (place, "1000.5"));
            Refuses(Kitchen, problem, door, (place, "-1000.5"));
        }
    }

    [TestCase("receptacles[0].position.x", "1000")]
    [TestCase("locations[0].pose.y", "-1000")]
    [TestCase("locations[0].pose.heading", "100000")]
    [TestCase("plan.furniture[0].area.width", "0")]
    [TestCase("plan.furniture[0].facing", "-100000")]
    public void A_place_may_be_far_away_and_turned_often(string place, string value) =>
        Assert.That(() => Replayed(Kitchen, (place, value)), Throws.Nothing);

    [TestCase("plan.rooms[0].area.width", "-0.1", "a rectangle of its plan is none")]
    [TestCase("plan.furniture[0].area.depth", "-0.1", "a rectangle of its plan is none")]
    [TestCase("plan.furniture[0].area.width", "1e9", "a rectangle of its plan is none")]
    [TestCase("plan.furniture[0].area.depth", "1e9", "a rectangle of its plan is none")]
    [TestCase("plan.rooms", "[]", "its plan has no rooms")]
    [TestCase("plan.furniture", "[]", "its plan has 0 pieces of furniture for 15 receptacles")]
    public void A_plan_is_one_that_can_be_drawn(string place, string value, string problem) =>
        Refuses(Kitchen, problem, (place, value));

    [Test]
    public void A_plan_covers_a_hectare_at_most()
    {
        const string Hectare = """{"x":0,"y":0,"width":100,"depth":100}""";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Replayed(Kitchen, ("plan.rooms[0].area", Hectare)), Throws.Nothing);
            Refuses(Kitchen, "its plan is too large", ("plan.rooms[0].area", Hectare.Replace("\"width\":100", "\"width\":101", StringComparison.Ordinal)));
        }
    }

    private static void Refuses(string line, string problem, params (string Place, string Value)[] changes) =>
        Assert.That(() => Replayed(line, changes), Throws.TypeOf<InputException>().With.Message.EndsWith($"the world in this log is broken, so that it cannot be replayed: {problem}"));

    private static Replay Replayed(string line, params (string Place, string Value)[] changes)
    {
        using var folder = new TemporaryFolder();
        var json = JsonNode.Parse(line)!;
        foreach (var (place, value) in changes)
            At(json, "world." + place).ReplaceWith(JsonNode.Parse(value));
        var path = folder.Write("log.jsonl", json.ToJsonString() + "\n");
        return Replay.Of(EpisodeLog.Read(path), path);
    }

    // The place is written as in the messages of the reader: things[0].position.x.
    private static JsonNode At(JsonNode json, string place) => place.Split('.', '[').Aggregate(
        json, (node, step) => step.EndsWith(']') ? node[int.Parse(step[..^1], CultureInfo.InvariantCulture)]! : node[step]!);

    private static string Line(WorldDefinition world) =>
        new CodeAct.Embodied.Simulation.Episodes.Episode(world, new()).StartEvent("test", "0", default).ToJson();
}
