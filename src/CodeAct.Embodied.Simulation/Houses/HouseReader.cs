namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Reads a house file. A file that passes can be played: everything can be reached and every task can be done.</summary>
public static class HouseReader
{
    /// <summary>Reads a house.</summary>
    /// <param name="name">The name of the house, for example <c>kitchen</c>.</param>
    /// <param name="file">What the file is called in messages.</param>
    /// <param name="text">The YAML; it may come from a stranger.</param>
    /// <param name="plans">Whether every task must have a plan, too, as far as that shows within a second or so; otherwise it may take such a task to find out.</param>
    /// <param name="origin">What it was generated from: its worlds are then named as it is. Null where it was written.</param>
    /// <exception cref="WorldFormatException">The file is no house that can be played; with every problem found.</exception>
    public static House Read(string name, string file, string text, Kinds kinds, WorldOrigin? origin = null, bool plans = false)
    {
        var problems = new ProblemList(file);
        var (tree, isComplete) = YamlTreeReader.Read(text, problems);
        var draft = tree is null ? null : new HouseDraftReader(kinds, problems).Read(tree);
        // What comes after an error in the middle is unknown, so only what was read can be judged.
        if (draft is null || !isComplete)
        {
            problems.ThrowIfAny();
            throw new System.Diagnostics.UnreachableException();
        }

        CheckThingsAreOnce(draft, problems);
        var geometry = new HouseGeometry(draft, problems);
        geometry.CheckRooms();
        var doors = geometry.PlaceDoors();
        var furniture = geometry.PlaceFurniture();
        var goals = new HouseGoals(draft, kinds, problems);
        var tasks = goals.Read();
        var plan = new FloorPlan { Rooms = geometry.Rooms, Doors = doors, Furniture = [.. furniture.Select(piece => piece.Footprint)] };
        var poses = geometry.RoomsAreSound ? new StandingPlaces(draft, plan, furniture, problems).Find() : [];
        problems.ThrowIfAny();
        var house = HouseBuilder.Build(name, origin, draft, plan, furniture, [.. poses.Select(pose => pose!.Value)], tasks);
        goals.CheckStarts(house);
        problems.ThrowIfAny();
        if (plans)
            goals.CheckPlans(house);
        problems.ThrowIfAny();
        return house;
    }

    private static void CheckThingsAreOnce(HouseDraft draft, ProblemList problems)
    {
        foreach (var same in draft.Things.GroupBy(thing => thing.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            var inOrder = same.OrderBy(thing => thing.Mark.Line).ThenBy(thing => thing.Mark.Column).ToList();
            foreach (var thing in inOrder.Skip(1))
                problems.Add(thing.Mark, $"the {thing.Name} is already in line {inOrder[0].Mark.Line}; give this one another number");
        }
    }
}
