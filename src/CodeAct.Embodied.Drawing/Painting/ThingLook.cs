namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>What can be seen of a thing's state.</summary>
public readonly record struct ThingLook(bool IsHot, bool IsCold, bool IsClean, bool IsSliced, bool IsOn);
