using System.Collections.Immutable;
using CodeAct.Embodied.Drawing.Strokes;

namespace CodeAct.Embodied.Drawing.Looks;

/// <summary>A shape of what a kind looks like, in the unit box of the kind.</summary>
/// <param name="Letter">Which shape it is, as <c>kinds.yaml</c> explains it.</param>
public sealed record ShapePart(char Letter, bool IsOutlined, ImmutableArray<float> Numbers, Rgba Color);
