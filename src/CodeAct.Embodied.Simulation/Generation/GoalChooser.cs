namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Chooses what is to be done in a furnished house.</summary>
internal sealed class GoalChooser(FurnishedHouse house, WorldRecipe recipe)
{
    // What can be asked for beside the recipe's task: with a lamp one must be done last, and is asked for once at most.
    private static readonly ImmutableArray<TaskShape> others = [.. TaskShape.All.Where(shape => !shape.UnderLamp)];

    /// <summary>As many goals of one condition as the recipe asks for, about different kinds, that the house can be stocked for together; null
    /// where there are none.</summary>
    public ImmutableArray<Goal>? Choose(RandomStream stream)
    {
        var goals = ImmutableArray.CreateBuilder<Goal>();
        for (var number = 0; number < recipe.Conditions; number++)
        {
            var shape = number == 0 ? TaskShape.Of(recipe.Task!.Value) : stream.Pick(others);
            var choices = house.ThingKinds.Where(thing => goals.All(goal => goal.ObjectKind != thing && goal.TargetKind != thing))
                .Select(thing => (Thing: thing, Targets: TargetsOf(shape, thing))).Where(choice => choice.Targets.Length > 0).ToList();
            if (choices.Count == 0)
                return null;
            var (thing, targets) = stream.Pick(choices);
            goals.Add(Goal.Of(shape.Type, thing, stream.Pick(targets)));
        }

        return goals.DrainToImmutable();
    }

    /// <summary>All of the goals as one.</summary>
    public Goal Join(ImmutableArray<Goal> goals) => goals is [var only] ? only
        : recipe.Order ? new Goal { Phases = [.. goals.SelectMany(goal => goal.Phases)] }
        : new Goal { Phases = [[.. goals.SelectMany(goal => goal.Requirements)]] };

    /// <summary>Where things of the goal's kind may be at the start: not where they are to be brought, or it would be done.</summary>
    public static IEnumerable<PlannedPiece> Starts(FurnishedHouse house, Goal goal) => house.Pieces.Where(piece =>
        house.Weight(goal.ObjectKind, piece) > 0 && !IsDone(goal, piece));

    /// <summary>Whether a thing of the goal's kind in that piece would do what is to be done.</summary>
    public static bool IsDone(Goal goal, PlannedPiece piece) => goal.Shape.Treatment is null && piece.Kind == goal.TargetKind;

    private ImmutableArray<string> TargetsOf(TaskShape shape, string thing)
    {
        var traits = house.Kinds.Things[thing].Traits;
        if (!traits.HasFlag(ThingTraits.Pickupable) || (shape.Treatment is { } treatment && !traits.HasFlag(treatment.Suitable)))
            return [];
        var targets = shape.UnderLamp ? house.ThingKinds.Where(IsLamp) : house.PieceKinds.Where(kind => IsTarget(shape, kind, thing));
        return [.. targets.Where(target => Goal.Of(shape.Type, thing, target) is var goal && CanStart(goal) && (recipe.Split is null || SplitKeys.Of(house, goal) == recipe.Split))];
    }

    private bool IsLamp(string kind) =>
        house.Kinds.Things[kind].Traits.HasFlag(ThingTraits.Toggleable) && house.Pieces.Any(piece => house.Weight(kind, piece) > 0);

    // The appliance itself is no place to bring the thing to, and the kinds of place are those where real scenes have such things.
    private bool IsTarget(TaskShape shape, string kind, string thing) =>
        house.Accepts(kind, thing)
        && (shape.Treatment is null || !house.Kinds.Receptacles[kind].Traits.HasFlag(shape.Treatment.Appliance))
        && house.Pieces.Any(piece => piece.Kind == kind && house.Weight(thing, piece) > 0);

    private bool CanStart(Goal goal)
    {
        var starts = Starts(house, goal).ToList();
        return starts.Count > 0
            && (recipe.Hide is not > 0 || starts.Any(house.IsClosed))
            && (recipe.Hide is null or 1 || !starts.All(house.IsClosed));
    }
}
