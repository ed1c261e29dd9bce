namespace CodeAct.Embodied.Simulation.Model;

/// <summary>What must hold for the task to be done; evaluated on the current state after every step.</summary>
/// <remarks>Goals are existential: <em>an</em> object of the kind will do.</remarks>
public sealed record Goal
{
    public required TaskType Type { get; init; }

    /// <summary>The kind of the object that is wanted, for example <c>mug</c>.</summary>
    public required string ObjectKind { get; init; }

    /// <summary>The kind of the receptacle it must be in; where the object is to be looked at in light, the kind of the lamp.</summary>
    public required string TargetKind { get; init; }

    /// <summary>What tasks of this type ask for.</summary>
    [JsonIgnore]
    public TaskShape Shape => TaskShape.Of(Type);

    /// <summary>The goal as a sentence without capital and full stop, in ALFWorld's words.</summary>
    /// <param name="variant">Which of ALFWorld's two templates: 0 or 1.</param>
    public string Sentence(int variant) => Shape.Sentence(ObjectKind, TargetKind, variant);

    /// <summary>Reads a goal's sentence, in any of ALFWorld's twelve templates; null where it is none of them.</summary>
    public static Goal? Parse(string sentence) => TaskShape.All
        .Select(shape => shape.Parse(sentence) is var (thing, target) ? new Goal { Type = shape.Type, ObjectKind = thing, TargetKind = target } : null)
        .FirstOrDefault(goal => goal is not null);
}
