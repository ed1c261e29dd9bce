namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>What can be seen of a thing's state.</summary>
public readonly record struct ThingLook(bool IsHot, bool IsCold, bool IsClean, bool IsSliced, bool IsOn);

/// <summary>A thing as it is drawn at a moment: metres.</summary>
/// <param name="Receptacle">What it is in or on; -1 in the hand or in the air.</param>
public readonly record struct SceneThing(int Thing, string Kind, Vector2 At, float Scale, int Receptacle, bool IsSeen, ThingLook Look);
