namespace CodeAct.Embodied.Simulation.Games;

/// <summary>An ALFWorld game as it is stored: the problem text, the task's sentence and the stored solution.</summary>
public sealed record Game
{
    /// <summary>The id, for example <c>valid_unseen/pick_and_place_simple-Mug-None-Desk-308/trial_T2019...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The task's sentence, without "Your task is to: " and without the full stop.</summary>
    public required string GoalText { get; init; }

    /// <summary>The PDDL problem: facts of the start and goal.</summary>
    public required string Problem { get; init; }

    /// <summary>The stored solution, a command a step; empty in files before ALFWorld 0.4.</summary>
    public ImmutableArray<string> Walkthrough { get; init; } = [];

    /// <summary>Whether the publisher says that the game can be solved; null where the file says nothing.</summary>
    public bool? Solvable { get; init; }

    /// <summary>The command language that the file's grammar describes. Default: <see cref="Dialect.Alfworld04"/>.</summary>
    public Dialect Dialect { get; init; } = Dialect.Alfworld04;

    /// <summary>Makes the world of the game.</summary>
    /// <exception cref="InputException">The problem text is broken, incomplete or has a goal of an unknown shape.</exception>
    public WorldDefinition ToWorld() => GameWorld.Build(Id, Id.Length <= 200 ? Id : $"{Id[..200]}...", GoalText, Problem);
}
