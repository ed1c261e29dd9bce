namespace CodeAct.Embodied.Viz.Painting;

/// <summary>What can be seen of a thing's state.</summary>
internal readonly record struct ThingLook(bool IsHot, bool IsCold, bool IsClean, bool IsSliced, bool IsOn);
