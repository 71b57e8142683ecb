import type { Asking } from '../../acts/asking.js';
import { NotFound } from '../../web/errors.js';
import { mayDecidePetition, type Decider } from './petition-decisions.policy.js';
import { decidersOf, findPetition, partiesOf, type EvaluationPetition } from './petition-decisions.queries.js';
import { openEvaluation } from '../evaluation-access.js';

export interface OpenedPetition {
  petition: EvaluationPetition;
  decider: Decider;
  mayDecide: boolean;
  /** The evaluation itself may be opened too: an outside approver hears petitions on evaluations that are not theirs to read. */
  readable: boolean;
}

/** For whom it falls to, and for those who may see the result; to others it does not exist. */
export async function openPetition(asking: Asking, id: number): Promise<OpenedPetition> {
  const petition = await findPetition(asking, id);
  if (!petition) throw new NotFound();
  const decider = (await decidersOf(asking, [petition], asking.today)).get(id)!;
  const mayDecide = mayDecidePetition(asking.actor, decider, partiesOf(petition), petition.unitPath);
  const readable = await openEvaluation(asking, asking.actor, petition.evaluationId, asking.today).then(
    (opened) => opened.sight.result,
    () => false,
  );
  if (!mayDecide && !readable) throw new NotFound();
  return { petition, decider, mayDecide, readable };
}
