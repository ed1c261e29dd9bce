using System.Collections.Immutable;
using CodeAct.Embodied.Simulation.Episodes;
using CodeAct.Embodied.Simulation.Model;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Simulation.Goals;

/// <summary>The parts of a goal, for people: each with whether it holds. The last holds exactly when the goal does.</summary>
/// <param name="Code">What logs call it, for example <c>object_hot</c>.</param>
/// <param name="Text">What must hold, for example <c>a tomato is hot</c>.</param>
public readonly record struct GoalCondition(string Code, string Text, bool IsMet)
{
    /// <summary>The parts of the world's goal as they stand.</summary>
    public static ImmutableArray<GoalCondition> Of(WorldDefinition world, ReplayedState state)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(state);
        var goal = world.Goal;
        var (thing, place) = (Article(goal.ObjectKind), goal.TargetKind);
        return goal.Type switch
        {
            TaskType.PickCleanThenPlaceInRecep => [new("object_clean", $"{thing} is clean", Any(Condition.Clean)), new("object_placed", $"it is in the {place}", state.IsWon)],
            TaskType.PickHeatThenPlaceInRecep => [new("object_hot", $"{thing} is hot", Any(Condition.Hot)), new("object_placed", $"it is in the {place}", state.IsWon)],
            TaskType.PickCoolThenPlaceInRecep => [new("object_cool", $"{thing} is cool", Any(Condition.Cool)), new("object_placed", $"it is in the {place}", state.IsWon)],
            TaskType.PickTwoObjAndPlace => [new("object_placed", $"{thing} is in the {place}", InPlace() >= 1), new("second_object_placed", "and a second one with it", state.IsWon)],
            TaskType.LookAtObjInLight =>
            [
                new("object_held", $"{thing} is in the hand", state.Held is { } held && world.Things[held].Kind == goal.ObjectKind),
                new("object_lit", $"the {place} beside it is on", state.IsWon),
            ],
            _ => [new("object_placed", $"{thing} is in the {place}", state.IsWon)],
        };

        bool Any(Condition condition) => Enumerable.Range(0, world.Things.Length)
            .Any(i => world.Things[i].Kind == goal.ObjectKind && state.Is(condition, i));

        int InPlace() => Enumerable.Range(0, world.Receptacles.Length)
            .Where(r => world.Receptacles[r].Kind == goal.TargetKind)
            .Select(r => state.ContentsOf(r).Count(i => world.Things[i].Kind == goal.ObjectKind))
            .DefaultIfEmpty(0).Max();
    }

    private static string Article(string kind) => $"{(kind.Length > 0 && "aeiou".Contains(kind[0]) ? "an" : "a")} {kind}";
}
