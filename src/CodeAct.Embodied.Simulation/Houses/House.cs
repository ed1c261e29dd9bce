namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>A house with its tasks, as a world file describes it.</summary>
/// <param name="Name">The name of the file without its ending, for example <c>kitchen</c>.</param>
/// <param name="Title">What people call it, for example "A kitchen to learn on".</param>
/// <param name="Tasks">At least one, in the order of the file.</param>
/// <param name="World">Makes the house with one of its tasks: a world to play in, named <c>house#task</c>, or as the house
/// where that was generated.</param>
public sealed record House(string Name, string Title, FloorPlan Plan, ImmutableArray<HouseTask> Tasks, Func<HouseTask, WorldDefinition> World);

/// <summary>Something to do in a house.</summary>
/// <param name="Name">The name in the world file, for example <c>heat-egg</c>.</param>
/// <param name="GoalText">The task as the agent reads it, without capital and full stop.</param>
public sealed record HouseTask(string Name, Goal Goal, string GoalText);
