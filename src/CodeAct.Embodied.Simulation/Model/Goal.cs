using System.Text.RegularExpressions;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Simulation.Model;

/// <summary>What must hold for the task to be done; evaluated on the current state after every step.</summary>
/// <remarks>Source: alfworld-facts, section 6. Goals are existential: <em>an</em> object of the kind will do.</remarks>
public sealed partial record Goal
{
    public required TaskType Type { get; init; }

    /// <summary>The kind of the object that is wanted, for example <c>mug</c>.</summary>
    public required string ObjectKind { get; init; }

    /// <summary>The kind of the receptacle it must be in; for <see cref="TaskType.LookAtObjInLight"/>, the kind of the lamp.</summary>
    public required string TargetKind { get; init; }

    /// <summary>The goal as a sentence without capital and full stop, in ALFWorld's words.</summary>
    /// <param name="variant">Which of ALFWorld's two templates: 0 or 1.</param>
    public string Sentence(int variant) => (Type, variant) switch
    {
        (TaskType.PickAndPlaceSimple, 0) => $"put a {ObjectKind} in {TargetKind}",
        (TaskType.PickAndPlaceSimple, _) => $"put some {ObjectKind} on {TargetKind}",
        (TaskType.LookAtObjInLight, 0) => $"look at {ObjectKind} under the {TargetKind}",
        (TaskType.LookAtObjInLight, _) => $"examine the {ObjectKind} with the {TargetKind}",
        (TaskType.PickCleanThenPlaceInRecep, 0) => $"put a clean {ObjectKind} in {TargetKind}",
        (TaskType.PickCleanThenPlaceInRecep, _) => $"clean some {ObjectKind} and put it in {TargetKind}",
        (TaskType.PickHeatThenPlaceInRecep, 0) => $"put a hot {ObjectKind} in {TargetKind}",
        (TaskType.PickHeatThenPlaceInRecep, _) => $"heat some {ObjectKind} and put it in {TargetKind}",
        (TaskType.PickCoolThenPlaceInRecep, 0) => $"put a cool {ObjectKind} in {TargetKind}",
        (TaskType.PickCoolThenPlaceInRecep, _) => $"cool some {ObjectKind} and put it in {TargetKind}",
        (TaskType.PickTwoObjAndPlace, 0) => $"put two {ObjectKind} in {TargetKind}",
        (TaskType.PickTwoObjAndPlace, _) => $"find two {ObjectKind} and put them in {TargetKind}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Reads a goal's sentence, in any of ALFWorld's twelve templates; null where it is none of them.</summary>
    public static Goal? Parse(string sentence)
    {
        var match = Templates().Match(sentence);
        if (!match.Success)
            return null;
        var type = match.Groups["light"].Success || match.Groups["examine"].Success ? TaskType.LookAtObjInLight
            : match.Groups["two"].Success ? TaskType.PickTwoObjAndPlace
            : match.Groups["how"].Value switch
            {
                "clean" => TaskType.PickCleanThenPlaceInRecep,
                "hot" or "heat" => TaskType.PickHeatThenPlaceInRecep,
                "cool" => TaskType.PickCoolThenPlaceInRecep,
                _ => TaskType.PickAndPlaceSimple,
            };
        return new Goal { Type = type, ObjectKind = match.Groups["object"].Value, TargetKind = match.Groups["target"].Value };
    }

    [GeneratedRegex(
        """
        ^(
            (?<two>put\ two)\ (?<object>\w+)\ in\ (?<target>\w+)
          | (?<two>find\ two)\ (?<object>\w+)\ and\ put\ them\ in\ (?<target>\w+)
          | (?<light>look\ at)\ (?<object>\w+)\ under\ the\ (?<target>\w+)
          | (?<examine>examine)\ the\ (?<object>\w+)\ with\ the\ (?<target>\w+)
          | put\ a\ (?<how>clean|hot|cool)\ (?<object>\w+)\ in\ (?<target>\w+)
          | (?<how>clean|heat|cool)\ some\ (?<object>\w+)\ and\ put\ it\ in\ (?<target>\w+)
          | put\ a\ (?<object>\w+)\ in\ (?<target>\w+)
          | put\ some\ (?<object>\w+)\ on\ (?<target>\w+)
        )$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Templates();
}
