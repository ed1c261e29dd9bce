namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Makes goals out of the tasks of a house, and says which cannot be reached in it.</summary>
internal sealed class HouseGoals(HouseDraft draft, Kinds kinds, ProblemList problems)
{
    public ImmutableArray<HouseTask> Read() => [.. draft.Tasks.Select(ReadTask).OfType<HouseTask>()];

    private HouseTask? ReadTask(TaskDraft task)
    {
        var isLight = task.Shape.UnderLamp;
        var thing = FieldReader.Known(task.Object, kinds.Things.Keys, "kind of thing", problems);
        var target = isLight
            ? FieldReader.Known(task.Target, Lamps(kinds), "kind of lamp", problems)
            : FieldReader.Known(task.Target, kinds.Receptacles.Keys, "kind of receptacle", problems);
        if (thing is null || target is null)
            return null;

        CheckObject(task, kinds.Things[thing]);
        if (isLight)
            CheckLamp(task);
        else
            CheckReceptacle(task, kinds.Things[thing], kinds.Receptacles[target]);
        return new HouseTask(task.Name.Value, new Goal { Type = task.Shape.Type, ObjectKind = thing, TargetKind = target }, task.Variant);
    }

    public static IEnumerable<string> Lamps(Kinds kinds) =>
        kinds.Things.Values.Where(kind => kind.Traits.HasFlag(ThingTraits.Toggleable)).Select(kind => kind.Name);

    private void CheckObject(TaskDraft task, ThingKind kind)
    {
        if (!kind.Traits.HasFlag(ThingTraits.Pickupable))
        {
            problems.Add(task.Object.At, $"{Wording.A(kind.Name)} cannot be picked up; choose another object");
            return;
        }

        var needed = task.Shape.Count;
        var found = draft.Things.Count(thing => thing.Kind == kind);
        if (found >= needed || !draft.HasAllFurniture)
            return;
        problems.Add(
            task.Object.At,
            found == 0
                ? $"there is no {kind.Name} in this house; add one to the 'holds' of a piece of furniture"
                : $"the task needs two things of the kind {kind.Name}, and there is one in this house; add another");
    }

    private void CheckLamp(TaskDraft task)
    {
        if (!draft.HasAllFurniture || draft.Things.Any(thing => thing.Kind.Name == task.Target.Value))
            return;
        problems.Add(task.Target.At, $"there is no {task.Target.Value} in this house; add one to the 'holds' of a piece of furniture");
    }

    private void CheckReceptacle(TaskDraft task, ThingKind thing, ReceptacleKind target)
    {
        if (draft.HasAllFurniture && draft.Furniture.All(piece => piece.Kind != target))
            problems.Add(task.Target.At, $"there is no {target.Name} in this house; add one to 'furniture'");
        if (!target.Accepts.Contains(thing.Name, StringComparer.Ordinal))
        {
            var better = draft.Furniture.Select(piece => piece.Kind)
                .Where(kind => kind.Accepts.Contains(thing.Name, StringComparer.Ordinal))
                .Select(kind => kind.Name).Distinct(StringComparer.Ordinal).ToList();
            problems.Add(task.Target.At, $"{Wording.A(target.Name)} accepts no {thing.Name}; of what is here, {Wording.Or(better)} would");
        }

        CheckTreatment(task, thing);
        if (IsMetAtStart(task, thing, target))
            problems.Add(task.Name.At, $"'{task.Name.Value}' is done before it begins; put the {thing.Name} elsewhere at the start");
    }

    private void CheckTreatment(TaskDraft task, ThingKind thing)
    {
        if (task.Shape.Treatment is not { } treatment)
            return;
        if (!thing.Traits.HasFlag(treatment.Suitable))
        {
            var others = kinds.Things.Values.Where(kind => kind.Traits.HasFlag(treatment.Suitable)).Select(kind => kind.Name).ToList();
            problems.Add(task.Object.At, $"{Wording.A(thing.Name)} cannot be {treatment.Done}; what can is {Wording.Or(others)}");
        }

        var places = kinds.Receptacles.Values.Where(kind => kind.Traits.HasFlag(treatment.Appliance)).Select(kind => kind.Name).ToList();
        if (draft.HasAllFurniture && draft.Furniture.All(piece => !piece.Kind.Traits.HasFlag(treatment.Appliance)))
            problems.Add(task.Name.At, $"nothing in this house can do what '{task.Name.Value}' asks for; add a {Wording.Or(places)}");
    }

    private bool IsMetAtStart(TaskDraft task, ThingKind kind, ReceptacleKind target) =>
        draft.Furniture.Any(piece => piece.Kind == target && piece.Holds.Count(thing =>
            thing.Kind == kind && (task.Shape.Treatment is null || thing.Conditions.Contains(task.Shape.Treatment.Condition))) >= task.Shape.Count);
}
