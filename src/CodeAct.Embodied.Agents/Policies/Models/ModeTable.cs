using System.Diagnostics;
using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Modes.Code;
using CodeAct.Embodied.Agents.Modes.Json;
using CodeAct.Embodied.Agents.Modes.Text;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Agents.Policies.Models;

/// <summary>Every action mode there is.</summary>
internal static class ModeTable
{
    /// <summary>Starts a conversation in a mode.</summary>
    public static Mode Begin(ActionMode mode, ModeSettings settings) => mode switch
    {
        ActionMode.Code => new CodeMode(settings),
        ActionMode.Json => new JsonMode(settings),
        ActionMode.Text => new TextMode(settings),
        _ => throw new UnreachableException(),
    };
}
