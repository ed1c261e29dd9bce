using CodeAct.Embodied.Simulation.Text;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Text;

/// <summary>The texts of commands are made once and kept: each must be kept for its own action.</summary>
public sealed class CommandTextsTests
{
    [Test]
    public void Every_action_has_the_text_of_its_own_names([Values] Dialect dialect, [Values(1, 6)] int receptacles)
    {
        var world = WithReceptacles(receptacles);
        var texts = CommandTexts.Of(world.Index, dialect);

        foreach (var (action, names) in Actions(world).Where(pair => pair.Action.Verb.Parts(dialect).Length > 0))
        {
            var text = action.Verb.Command(names, dialect);
            Assert.That((texts.Of(action), texts.Of(action)), Is.EqualTo((text, text)), "made, and asked for again");
        }
    }

    [Test]
    public void The_dialects_of_a_world_have_texts_of_their_own()
    {
        var index = SmallWorld.With().Index;
        var put = new GroundAction(Verb.Put, 4, 5);

        Assert.That((CommandTexts.Of(index, Dialect.Alfworld04).Of(put), CommandTexts.Of(index, Dialect.Alfworld03).Of(put)),
            Is.EqualTo(("move mug 1 to table 1", "put mug 1 in/on table 1")));
    }

    private static IEnumerable<(GroundAction Action, ImmutableArray<string> Names)> Actions(WorldDefinition world)
    {
        ImmutableArray<string> places = [.. world.Receptacles.Select(receptacle => receptacle.Name)], things = [.. world.Things.Select(thing => thing.Name)];
        return Verb.All.SelectMany(verb => verb.Words.Arguments switch
        {
            [ArgumentKind.Receptacle] => places.Select((place, r) => (new GroundAction(verb, receptacle: r), (ImmutableArray<string>)[place])),
            [ArgumentKind.Thing] => places.Select((place, r) => (new GroundAction(verb, receptacle: r), (ImmutableArray<string>)[place]))
                .Concat(things.Select((thing, t) => (new GroundAction(verb, t), (ImmutableArray<string>)[thing]))),
            [ArgumentKind.Item] => things.Select((thing, t) => (new GroundAction(verb, t), (ImmutableArray<string>)[thing])),
            [ArgumentKind.Item, ArgumentKind.Receptacle] => things.SelectMany((thing, t) => places.Select((place, r) => (new GroundAction(verb, t, r), (ImmutableArray<string>)[thing, place]))),
            [ArgumentKind.Item, ArgumentKind.Tool] => things.SelectMany((thing, t) => things.Select((tool, k) => (new GroundAction(verb, t, tool: k), (ImmutableArray<string>)[thing, tool]))),
            _ => [(new GroundAction(verb), [])],
        });
    }

    // A house may have more things than places, and the other way round.
    private static WorldDefinition WithReceptacles(int count)
    {
        var world = SmallWorld.With();
        return new()
        {
            Name = world.Name,
            Source = world.Source,
            Goal = world.Goal,
            GoalText = world.GoalText,
            Locations = world.Locations,
            Receptacles = world.Receptacles[..count],
            Things = world.Things,
            Accepts = world.Accepts,
            StartLocation = 0,
            Contents = [],
            ThingLocations = [],
        };
    }
}
