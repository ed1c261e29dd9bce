namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>The words of the goal language in files: what a condition begins with, and what may stand beside it.</summary>
internal static class GoalKeys
{
    private static readonly ImmutableArray<FieldKey> place =
    [
        new("in", "The kind of place where they must be."),
        new("on", "The same as 'in'; take the word that fits the place."),
        new("room", "The room of that place."),
    ];

    private static readonly ImmutableArray<FieldKey> that = [new("that", "What must be true of each: clean, hot, cool, sliced."), .. place];

    /// <summary>By the key that a condition or an order begins with.</summary>
    public static ImmutableArray<(string Head, ImmutableArray<FieldKey> Keys)> Forms { get; } =
    [
        ("some", [
            new("some", "A kind of thing, with the number that is wanted before it unless that is one: '2 mug'."), .. that,
            new("together", "Whether all must be in the same place."), new("beside", "A kind of which one must be in the same place.")]),
        ("all", [new("all", "A kind of thing of which every one is meant."), .. that]),
        ("exactly", [new("exactly", "A number and a kind of thing: '2 mug', no more and no less."), .. that]),
        ("none", [new("none", "A kind of thing, or 'any', of which none may be there."), .. that]),
        ("hold", [new("hold", "A kind of thing that must be in the hand."), new("under", "A kind of lamp that must be on where the robot stands.")]),
        ("lamp", [new("lamp", "A kind of lamp, one of which must be on."), new("is", "on")]),
        ("place", [new("place", "A kind of place with doors, or 'all'."), new("is", "open or closed, for every one.", IsRequired: true), place[2]]),
        ("at", [new("at", "A kind of place at which the robot must stand."), place[2]]),
        ("tidy", [
            new("tidy", "Kinds of thing that must all be where they belong."), new("room", "Only what is in that room at the start."),
            new("homes", "Where things of each kind belong; as in kinds.yaml if left out.")]),
    ];

    /// <summary>What goals are put together with.</summary>
    public static ImmutableArray<(string Head, ImmutableArray<FieldKey> Keys)> Frames { get; } =
    [
        ("first", [
            new("first", "What must be reached first."), new("then", "What must be reached after that.", IsRequired: true),
            new("keep", "Whether at the end what was reached before must hold still.")]),
        ("if", [
            new("if", "A condition, looked at once, at the start."), new("then", "The goal where it holds.", IsRequired: true),
            new("else", "The goal where it does not.", IsRequired: true)]),
    ];
}
