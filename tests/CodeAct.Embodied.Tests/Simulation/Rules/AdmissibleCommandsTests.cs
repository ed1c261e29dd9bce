using CodeAct.Embodied.Simulation.Games;
using CodeAct.Embodied.Simulation.Rules;
using CodeAct.Embodied.Simulation.Text;
using CodeAct.Embodied.Tests.Simulation.Games;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Rules;

public sealed class AdmissibleCommandsTests
{
    private const int StepsPerGame = 30;

    [Test]
    public void The_list_is_every_action_whose_preconditions_hold_in_the_order_of_texts([Values] Dialect dialect)
    {
        Check(TinyGame.Game, dialect, seed: 1);
    }

    [Test]
    public void The_list_is_every_action_whose_preconditions_hold_in_real_games([Values] AlfworldGames set, [Values] Dialect dialect)
    {
        foreach (var (game, seed) in AlfworldData.Sample(set).Select((game, i) => (game, i)))
            Check(game, dialect, seed);
    }

    private static void Check(Game game, Dialect dialect, int seed)
    {
        var index = game.ToWorld().Index;
        var texts = CommandTexts.Of(index, dialect);
        var random = new Random(seed);
        WorldState state = new(index.Layout), after = new(index.Layout);
        state.CopyFrom(index.Initial);
        List<GroundAction> listed = [];
        var all = AllActions(index, dialect).ToList();
        for (var step = 0; step < StepsPerGame; step++)
        {
            AdmissibleCommands.List(index, state, dialect, listed);
            var expected = all
                .Where(action => Engine.Unmet(index, state, action) is Precondition.None)
                .Select(texts.Of)
                .Distinct()
                .Order(StringComparer.Ordinal);
            Assert.That(listed.Select(texts.Of), Is.EqualTo(expected), $"{game.Id}, seed {seed}, step {step}");

            // Going places is most of the list; half of the time something else is done.
            var others = listed.FindAll(action => action.Verb != Verb.GoTo);
            var from = random.Next(2) == 0 ? listed : others;
            Assert.That(Engine.Apply(index, state, from[random.Next(from.Count)], after), Is.EqualTo(Precondition.None));
            (state, after) = (after, state);
        }
    }

    private static IEnumerable<GroundAction> AllActions(WorldIndex index, Dialect dialect)
    {
        var receptacles = Enumerable.Range(0, index.World.Receptacles.Length).ToArray();
        var things = Enumerable.Range(0, index.World.Things.Length).ToArray();
        return Verb.All.Where(verb => verb.Parts(dialect).Length > 0).SelectMany(verb => verb.Words.Arguments switch
        {
            [ArgumentKind.Receptacle] => receptacles.Select(r => new GroundAction(verb, receptacle: r)),
            [ArgumentKind.Thing] => receptacles.Select(r => new GroundAction(verb, receptacle: r)).Concat(things.Select(t => new GroundAction(verb, t))),
            [ArgumentKind.Item] => things.Select(t => new GroundAction(verb, t)),
            [ArgumentKind.Item, ArgumentKind.Receptacle] => things.SelectMany(t => receptacles.Select(r => new GroundAction(verb, t, r))),
            [ArgumentKind.Item, ArgumentKind.Tool] => things.SelectMany(t => things.Select(tool => new GroundAction(verb, t, tool: tool))),
            _ => [new GroundAction(verb)],
        });
    }
}
